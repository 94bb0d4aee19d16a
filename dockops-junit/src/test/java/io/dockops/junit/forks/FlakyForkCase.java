package io.dockops.junit.forks;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.RunningContainer;
import io.dockops.junit.forks.SharedByForks.Notes;
import org.junit.jupiter.api.Test;

@SharedByForks
class FlakyForkCase {

    @Test
    void succeedsWhenItIsRunAgain(RunningContainer container) throws Exception {
        Notes.take(container);
        assertThat(Notes.isFirstTry("flaky")).isFalse();
    }
}
