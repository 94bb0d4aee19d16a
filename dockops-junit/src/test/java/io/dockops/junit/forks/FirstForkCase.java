package io.dockops.junit.forks;

import io.dockops.RunningContainer;
import io.dockops.junit.forks.SharedByForks.Notes;
import org.junit.jupiter.api.Test;

@SharedByForks
class FirstForkCase {

    @Test
    void uses(RunningContainer container) throws Exception {
        Notes.take(container);
    }
}
