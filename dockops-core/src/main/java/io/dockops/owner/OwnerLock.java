package io.dockops.owner;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lock that a session's JVM holds as long as it lives: the kernel lets it go on any death, and a process id that is
 * used again can't be mistaken for it. One rule comes with it: a process must not open a lock file that it holds a second
 * time, since its close would let the lock go. So {@link JournalEntries#isOfThisJvm()} is asked first.
 */
public final class OwnerLock implements AutoCloseable {

    private final FileChannel channel;

    private OwnerLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Take the lock of a new session.
     *
     * @throws IOException if there is a holder, or the file system has no locks
     */
    public static OwnerLock take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new OwnerLock(channel);
            }
            throw new IOException("The lock [" + file + "] is taken");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Take the lock of a dead owner; nothing where the owner lives, or there is no such lock: nobody is known to be dead then. */
    public static Optional<OwnerLock> ofDeadOwner(Path file) throws IOException {
        return open(file, FileChannel::tryLock);
    }

    /** Wait for an owner's death, and take its lock; nothing where there is no such lock. */
    public static Optional<OwnerLock> awaitDeath(Path file) throws IOException {
        return open(file, FileChannel::lock);
    }

    private static Optional<OwnerLock> open(Path file, Locking locking) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            if (locking.lock(channel) != null) {
                return Optional.of(new OwnerLock(channel));
            }
        } catch (OverlappingFileLockException e) {
            // Another thread of this process is at it.
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @FunctionalInterface
    private interface Locking {
        @Nullable
        FileLock lock(FileChannel channel) throws IOException;
    }

    /** Let it go. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
