package io.dockops.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerLockTests {

    @TempDir
    Path directory;

    @Test
    void aLockOfALivingOwnerIsNotHadAndOneOfADeadOwnerIs() throws Exception {
        Path file = directory.resolve("lock");
        ChildJvm owner =
                ChildJvm.start(List.of(), LockMain.class, file.toString()).awaitReady();
        try {
            assertThat(OwnerLock.ofDeadOwner(file)).isEmpty();
        } finally {
            owner.kill();
        }

        OwnerLock.awaitDeath(file).orElseThrow().close();
        OwnerLock.ofDeadOwner(file).orElseThrow().close();
    }

    @Test
    void withoutALockNobodyIsKnownToBeDead() throws IOException {
        Path none = directory.resolve("none");

        assertThat(OwnerLock.ofDeadOwner(none)).isEmpty();
        assertThat(OwnerLock.awaitDeath(none)).isEmpty();
        assertThat(none).doesNotExist();
    }

    @Test
    void aLockThatThisJvmHoldsIsNotHadTwice() throws IOException {
        Path file = directory.resolve("lock");
        try (OwnerLock held = OwnerLock.take(file)) {
            assertThat(held).isNotNull();
            Optional<OwnerLock> second = OwnerLock.ofDeadOwner(file);
            assertThat(second).isEmpty();
        }
        assertThat(Files.exists(file)).isTrue();
    }

    /** Takes a lock, and waits for its death. */
    static final class LockMain {

        private LockMain() {}

        public static void main(String[] arguments) throws Exception {
            try (OwnerLock lock = OwnerLock.take(Path.of(arguments[0]))) {
                System.out.println(ChildJvm.READY);
                Thread.currentThread().join();
                assertThat(lock).isNotNull(); // never: it is held until the kill
            }
        }
    }
}
