package io.dockops;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Counts what is sent to the engine while it is read. */
final class CountedInput extends WatchedInput {

    private final ProgressMeter meter;
    private final OptionalLong size;

    /**
     * @param size how many bytes it has, where that is known
     */
    CountedInput(InputStream in, OptionalLong size, ProgressMeter meter) {
        super(in);
        this.meter = meter;
        this.size = size;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
        int bytes = super.read(b, off, len);
        if (bytes < 0) {
            meter.allSent();
        } else {
            meter.sent(bytes, size);
        }
        return bytes;
    }
}
