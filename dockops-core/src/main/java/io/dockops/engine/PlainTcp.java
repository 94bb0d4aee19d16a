package io.dockops.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which engines may be spoken to in plain text: those on this machine, and those that the user has named. What leaves
 * this machine without TLS is read, and changed, by anyone on the way, who then has the rights of root on the engine's host.
 *
 * @param hosts names or addresses, each as it stands in the engine's address; there are no wildcards
 */
public record PlainTcp(Set<String> hosts) {

    /** The system property that names the hosts, separated by commas. */
    public static final String PROPERTY = "dockops.plain.tcp";

    /** The environment variable for the same, where the property is not set. */
    public static final String VARIABLE = "DOCKOPS_PLAIN_TCP";

    /** Compares without case, spaces around, and the brackets of IPv6 addresses. */
    public PlainTcp {
        Set<String> plain = new HashSet<>();
        for (String host : hosts) {
            plain.add(plain(host));
        }
        plain.remove("");
        hosts = Set.copyOf(plain);
    }

    /** Reads the property, else the environment variable. */
    public static PlainTcp ofThisProcess() {
        String property = System.getProperty(PROPERTY);
        return parse(property == null ? System.getenv(VARIABLE) : property);
    }

    /**
     * Reads a list of hosts.
     *
     * @param list such as {@code build.example,10.0.0.7}; nothing for none
     */
    public static PlainTcp parse(@Nullable String list) {
        return new PlainTcp(list == null ? Set.of() : Set.copyOf(Arrays.asList(list.split(",", -1))));
    }

    boolean allows(EngineEndpoint endpoint) {
        return endpoint.isLocal() || endpoint.tls() != null || hosts.contains(plain(endpoint.host()));
    }

    private static String plain(String host) {
        String bare = host.strip().toLowerCase(Locale.ROOT);
        return bare.startsWith("[") && bare.endsWith("]") ? bare.substring(1, bare.length() - 1) : bare;
    }
}
