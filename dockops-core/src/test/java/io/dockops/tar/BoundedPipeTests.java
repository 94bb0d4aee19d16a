package io.dockops.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.output.CountingOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pipe together with the stream that runs its writer. */
@Timeout(20)
class BoundedPipeTests {

    private volatile Thread worker = Thread.currentThread();

    @AfterEach
    void noWorkerStays() {
        if (worker != Thread.currentThread()) {
            await().until(() -> !worker.isAlive());
        }
    }

    private InputStream stream(PackedStream.Job job) {
        return new PackedStream("test", out -> {
            worker = Thread.currentThread();
            job.writeTo(out);
        });
    }

    @Test
    void bytesArriveAsTheyWereWrittenInChunksOfAnySize() throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(1).nextBytes(bytes);
        Random lengths = new Random(2);
        InputStream in = stream(out -> {
            int at = 0;
            while (at < bytes.length) {
                int length = Math.min(1 + lengths.nextInt(200_000), bytes.length - at);
                out.write(bytes, at, length);
                at += length;
            }
        });
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] buffer = new byte[77_777];
        Random readLengths = new Random(3);
        for (int length = 0; length >= 0; length = in.read(buffer, 0, 1 + readLengths.nextInt(buffer.length))) {
            read.write(buffer, 0, length);
        }
        assertThat(read.toByteArray()).isEqualTo(bytes);
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void theWriterWaitsWhenNobodyReads() throws IOException {
        AtomicLong written = new AtomicLong();
        InputStream in = stream(out -> {
            CountingOutputStream counting = new CountingOutputStream(out);
            while (true) {
                counting.write(new byte[1000]);
                written.set(counting.getByteCount());
            }
        });
        assertThat(in.read()).isZero();
        await().until(() -> worker.getState() == Thread.State.WAITING);
        assertThat(written.get()).isBetween(PackedStream.AHEAD - 1000L, PackedStream.AHEAD + 1L);
        in.close();
    }

    @Test
    void nothingRunsBeforeTheFirstRead() throws IOException {
        InputStream in = stream(out -> out.write(7));
        assertThat(worker).isSameAs(Thread.currentThread());
        assertThat(in.read(new byte[0])).isZero();
        assertThat(worker).isSameAs(Thread.currentThread());
        assertThat(in.read()).isEqualTo(7);
        assertThat(worker).isNotSameAs(Thread.currentThread());
        assertThat(worker.isDaemon()).isTrue();
    }

    @Test
    void aFailureIsNeverAnEndHoweverOftenOneReads() {
        IOException cause = new IOException("disk gone");
        InputStream in = stream(out -> {
            out.write(new byte[10]);
            throw cause;
        });
        assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessage("disk gone");
        assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasCause(cause);
        assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasCause(cause);
    }

    @Test
    void anUncheckedFailureAndAnErrorReachTheReaderToo() {
        assertThatThrownBy(stream(out -> {
                    throw new IllegalStateException("listener");
                })::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasMessage("listener");
        assertThatThrownBy(stream(out -> {
                    throw new StackOverflowError();
                })::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("StackOverflowError");
    }

    @Test
    void closingEarlyEndsAWriterThatWaitsForRoom() throws IOException {
        InputStream in = stream(BoundedPipeTests::writeForEver);
        assertThat(in.read()).isZero();
        await().until(() -> worker.getState() == Thread.State.WAITING);
        in.close();
        await().until(() -> !worker.isAlive());
        assertThatThrownBy(in::read).hasMessage("The stream is closed");
    }

    @Test
    void aWriterThatLosesItsInterruptEndsAllTheSame() {
        BoundedPipe pipe = new BoundedPipe(10);
        Thread writer = new Thread(() -> assertThatThrownBy(() -> pipe.write(new byte[11], 0, 11))
                .hasMessage("Nobody reads the stream any more"));
        writer.setDaemon(true);
        writer.start();
        worker = writer;
        await().until(() -> writer.getState() == Thread.State.WAITING);
        pipe.abandon();
        await().until(() -> !writer.isAlive());
    }

    @Test
    void closingEarlyInterruptsAWriterThatWaitsForSomethingElse() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        InputStream in = stream(out -> {
            out.write(1);
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        });
        assertThat(in.read()).isEqualTo(1);
        in.close();
        await().until(() -> !worker.isAlive());
    }

    @Test
    void anInterruptedReaderKeepsItsFlag() throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        InputStream in = stream(out -> {
            try {
                done.await();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(in::read).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        in.close();
    }

    private static void writeForEver(OutputStream out) throws IOException {
        while (true) {
            out.write(new byte[1000]);
        }
    }
}
