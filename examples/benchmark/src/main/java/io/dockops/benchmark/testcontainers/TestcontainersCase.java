package io.dockops.benchmark.testcontainers;

import io.dockops.benchmark.child.Page;
import io.dockops.benchmark.child.Target;
import io.dockops.benchmark.child.Touch;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;

/** One container for the class. */
@Testcontainers
final class TestcontainersCase {

    @Container
    private static final Httpd HTTPD = new Httpd();

    @Test
    void answers() throws IOException {
        Touch.body();
        Page.check(HTTPD.getMappedPort(Target.PORT));
    }
}
