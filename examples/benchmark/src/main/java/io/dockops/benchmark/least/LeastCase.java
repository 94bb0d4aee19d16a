package io.dockops.benchmark.least;

import io.dockops.benchmark.child.Page;
import io.dockops.benchmark.child.Touch;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** One container for the class. */
@Httpd
final class LeastCase {

    @Test
    void answers(@Port int port) throws IOException {
        Touch.body();
        Page.check(port);
    }
}
