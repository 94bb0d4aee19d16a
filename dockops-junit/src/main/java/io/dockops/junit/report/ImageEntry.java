package io.dockops.junit.report;

import io.dockops.json.JsonWriter;
import io.dockops.junit.event.ImageEvent;
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

    void write(JsonWriter out) {
        out.beginObject();
        out.field("image", begin.image());
        out.field("class", begin.requester().testClass());
        Json.time(out, "begun", begin.at());
        if (work != null) {
            Json.time(out, "workBegun", work);
        }
        if (end != null) {
            Json.time(out, "ended", end.at());
            out.field("how", end.step().name().toLowerCase(Locale.ROOT));
            if (end.size().isPresent()) {
                out.field("size", end.size().get());
            }
            if (end.failure().isPresent()) {
                Json.text(out, "detail", end.failure().get());
            }
        }
        out.endObject();
    }
}
