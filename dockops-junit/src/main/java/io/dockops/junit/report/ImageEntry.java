package io.dockops.junit.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dockops.junit.event.ImageEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an image was made once, or found. */
final class ImageEntry {

    private final ImageEvent begin;
    private @Nullable Instant work;
    private @Nullable ImageEvent end;

    ImageEntry(ImageEvent begin) {
        this.begin = begin;
    }

    void workBegun(ImageEvent event) {
        work = event.at();
    }

    void ended(ImageEvent event) {
        end = event;
    }

    boolean wasMade() {
        return work != null && end != null && end.step() != ImageEvent.Step.FAILED;
    }

    void write(JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("image", begin.image());
        out.writeStringField("class", begin.requester().testClass());
        Json.time(out, "begun", begin.at());
        if (work != null) {
            Json.time(out, "workBegun", work);
        }
        if (end != null) {
            Json.time(out, "ended", end.at());
            out.writeStringField("how", end.step().name().toLowerCase(Locale.ROOT));
            if (end.size().isPresent()) {
                out.writeNumberField("size", end.size().get());
            }
            if (end.failure().isPresent()) {
                Json.text(out, "detail", end.failure().get());
            }
        }
        out.writeEndObject();
    }
}
