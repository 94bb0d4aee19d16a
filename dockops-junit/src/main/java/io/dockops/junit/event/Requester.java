package io.dockops.junit.event;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Who needs a fixture.
 *
 * @param testClass the test class's binary name
 * @param test the test method's name; nothing where the fixture is the whole class's, or is made ready for whichever test of
 *     it comes next
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Requester(String testClass, Optional<String> test) {

    /**
     * Take a description apart.
     *
     * @param described a class's name, or that and a test's with a {@code #} between them
     * @return the parts
     */
    public static Requester of(String described) {
        int end = described.indexOf('#');
        return end < 0
                ? new Requester(described, Optional.empty())
                : new Requester(described.substring(0, end), Optional.of(described.substring(end + 1)));
    }
}
