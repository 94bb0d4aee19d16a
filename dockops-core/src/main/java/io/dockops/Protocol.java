package io.dockops;

import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The transport protocol of a port.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Protocol {
    /** TCP, where nothing else is said. */
    TCP,
    /** UDP. */
    UDP,
    /** SCTP. */
    SCTP;

    /**
     * Read a protocol as the engine writes it.
     *
     * @param text such as {@code tcp}
     * @return the protocol
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Protocol parse(String text) {
        for (Protocol protocol : values()) {
            if (protocol.toString().equals(text)) {
                return protocol;
            }
        }
        throw new IllegalArgumentException("Unknown protocol [" + text + "]: use tcp, udp or sctp");
    }

    /**
     * Write the protocol as the engine does.
     *
     * @return such as {@code tcp}
     */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
