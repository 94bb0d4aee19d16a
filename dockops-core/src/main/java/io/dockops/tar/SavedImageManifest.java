package io.dockops.tar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.io.input.BoundedInputStream;

/** Tells the {@code manifest.json} of {@code docker save} from any other file of that name. */
final class SavedImageManifest {

    private static final int LONGEST_START = 1 << 20;
    private static final Set<String> FIELDS = Set.of("Config", "Layers");
    private static final JsonFactory JSON = new JsonFactory();

    private SavedImageManifest() {}

    /** Look at the first image only, in the first MiB: an array of objects with {@code Config} and {@code Layers}. */
    static boolean isIn(InputStream content) throws IOException {
        InputStream start = BoundedInputStream.builder()
                .setInputStream(content)
                .setMaxCount(LONGEST_START)
                .get();
        try (JsonParser json = JSON.createParser(start)) {
            return json.nextToken() == JsonToken.START_ARRAY
                    && json.nextToken() == JsonToken.START_OBJECT
                    && hasFields(json);
        } catch (JsonProcessingException e) {
            return false; // some other file of this name, and then the Dockerfile decides
        }
    }

    private static boolean hasFields(JsonParser json) throws IOException {
        Set<String> missing = new HashSet<>(FIELDS);
        while (!missing.isEmpty() && json.nextToken() == JsonToken.FIELD_NAME) {
            missing.remove(json.currentName());
            json.nextToken();
            json.skipChildren();
        }
        return missing.isEmpty();
    }
}
