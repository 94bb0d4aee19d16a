/**
 * The way to an engine behind a unix socket or plain tcp: HTTP/1.1 on the JDK's own channels, behind docker-java's
 * transport interface. A cold JVM pays several hundred milliseconds for a whole HTTP client, of which an engine needs
 * little. TLS is left to docker-java's own transport.
 */
@NullMarked
package io.dockops.transport;

import org.jspecify.annotations.NullMarked;
