package io.dockops.benchmark.least;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What there is, for somebody who would see by the lock that this JVM is gone; he is started, and does nothing. */
final class Journal implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Journal begin() throws IOException {
        Path file = Files.createTempFile("dockops-benchmark", ".journal");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        channel.lock();
        new ProcessBuilder("sh", "-c", "setsid sleep 1 &") // nobody's child: a JVM's end is slow while it has one
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Journal(file, channel);
    }

    void note(String entry) throws IOException {
        channel.write(ByteBuffer.wrap((entry + "\n").getBytes(UTF_8)));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        Files.delete(file);
    }
}
