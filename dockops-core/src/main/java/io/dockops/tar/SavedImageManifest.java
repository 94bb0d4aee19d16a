package io.dockops.tar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.io.input.BoundedInputStream;

/** Reads the {@code manifest.json} of {@code docker save}, and tells it from any other file of that name. */
final class SavedImageManifest {

    private static final int LONGEST_START = 1 << 20;
    private static final Set<String> FIELDS = Set.of("Config", "Layers");
    private static final JsonFactory JSON = new JsonFactory();

    private final List<SavedImage> images = new ArrayList<>();
    private boolean genuine;

    private SavedImageManifest() {}

    /** Read the first MiB. */
    static SavedImageManifest read(InputStream content) throws IOException {
        SavedImageManifest manifest = new SavedImageManifest();
        InputStream start = BoundedInputStream.builder()
                .setInputStream(content)
                .setMaxCount(LONGEST_START)
                .get();
        try (JsonParser json = JSON.createParser(start)) {
            manifest.readImages(json);
        } catch (JsonProcessingException e) {
            manifest.images.clear(); // some other file of this name, and then the Dockerfile decides, or a bad end
        }
        return manifest;
    }

    /** Whether it is an array whose first object has {@code Config} and {@code Layers}, whatever comes after these. */
    boolean isGenuine() {
        return genuine;
    }

    /** The images; none where it could not be read to its end. */
    List<SavedImage> images() {
        return List.copyOf(images);
    }

    private void readImages(JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            readImage(json);
            if (!genuine) {
                images.clear();
                return;
            }
        }
    }

    private void readImage(JsonParser json) throws IOException {
        Set<String> missing = new HashSet<>(FIELDS);
        String config = "";
        List<String> names = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "Config" -> config = json.getText();
                case "RepoTags" -> names = texts(json);
                default -> {}
            }
            json.skipChildren();
            missing.remove(field);
            genuine |= missing.isEmpty();
        }
        images.add(new SavedImage(config, names));
    }

    /** The texts of an array; none for {@code null}. */
    private static List<String> texts(JsonParser json) throws IOException {
        List<String> texts = new ArrayList<>();
        if (json.isExpectedStartArrayToken()) {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.add(json.getText());
                json.skipChildren();
            }
        }
        return texts;
    }
}
