package io.dockops.junit.event;

import java.util.List;
import org.apiguardian.api.API;
import org.slf4j.Logger;

/**
 * Tells whether what is logged goes anywhere. SLF4J itself is not asked, since it complains on the console where nobody takes
 * it.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LogProvider {

    /** SLF4J's of version 2 and 1. */
    private static final List<String> SIGNS =
            List.of("META-INF/services/org.slf4j.spi.SLF4JServiceProvider", "org/slf4j/impl/StaticLoggerBinder.class");

    private LogProvider() {}

    /**
     * Look for one, where SLF4J does.
     *
     * @return whether there is one
     */
    public static boolean isThere() {
        if (System.getProperty("slf4j.provider") != null) {
            return true;
        }
        ClassLoader loader = Logger.class.getClassLoader();
        for (String sign : SIGNS) {
            if (loader.getResource(sign) != null) {
                return true;
            }
        }
        return false;
    }
}
