package io.dockops.engine;

import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.SSLConfig;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * docker-java's own transport, for TLS, and for whoever prefers it. With what reads its certificates it has half of the size
 * of all that dockops needs, so that users have it only where they add it.
 */
final class LibraryTransport {

    private static final String LIBRARIES =
            "com.github.docker-java:docker-java-transport-zerodep in docker-java's version, and"
                    + " org.bouncycastle:bcpkix-jdk18on";

    private LibraryTransport() {}

    /**
     * Opens it; nothing is connected before the first request. TLS that verifies nothing is spoken where it is asked for, as
     * the docker CLI does, and warned of.
     *
     * @throws EngineUnreachable when a library, or a TLS file of the endpoint, is missing or unusable
     */
    static DockerHttpClient open(EngineEndpoint endpoint) {
        try {
            return opened(endpoint);
        } catch (NoClassDefFoundError e) {
            throw new EngineUnreachable(
                    "The engine at " + endpoint.described() + " is to be reached "
                            + (endpoint.tls() == null ? "by docker-java's own transport" : "with TLS")
                            + ", which needs libraries that are not on the class path (" + e.getMessage() + "): add "
                            + LIBRARIES,
                    e);
        }
    }

    private static DockerHttpClient opened(EngineEndpoint endpoint) {
        SSLConfig tls = tls(endpoint);
        try {
            return new ZerodepDockerHttpClient.Builder()
                    .dockerHost(endpoint.uri())
                    .sslConfig(tls)
                    // Each log, event or exec stream holds a connection: a bound would be a dead-lock.
                    .maxConnections(Integer.MAX_VALUE)
                    .connectionTimeout(Transports.CONNECT_TIMEOUT)
                    .build();
        } catch (RuntimeException e) {
            EngineTls asked = endpoint.tls();
            if (asked == null) {
                throw e;
            }
            throw new EngineUnreachable(
                    "The TLS files in [" + asked.directory() + "] for the engine at " + endpoint.described()
                            + " are not usable: ca.pem, cert.pem and key.pem must be PEM files, the key unencrypted",
                    e);
        }
    }

    private static @Nullable SSLConfig tls(EngineEndpoint endpoint) {
        if (endpoint.isUnix()) {
            return LibraryTransport::unused;
        }
        EngineTls tls = endpoint.tls();
        if (tls == null) {
            return null;
        }
        Path directory = tls.directory();
        if (!tls.verified() || directory == null) {
            LoggerFactory.getLogger("io.dockops")
                    .warn(
                            "The certificate of the engine at {} is not verified: anyone on the way can pose as it, read"
                                    + " along, and run what they like as root on its host. Set DOCKER_TLS_VERIFY=1, or make the"
                                    + " context without skip-tls-verify",
                            endpoint.described());
            return new UnverifiedTls(directory);
        }
        // docker-java takes missing files for "no TLS" and would go on in plain text.
        List<String> missing = Stream.of("ca.pem", "cert.pem", "key.pem")
                .filter(name -> !Files.isReadable(directory.resolve(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new EngineUnreachable(
                    "The engine at " + endpoint.described() + " is to be reached with TLS, but in [" + directory
                            + "] there is no readable " + String.join(", ", missing)
                            + ". Put the files there, or set DOCKER_CERT_PATH to where they are",
                    null);
        }
        return new LocalDirectorySSLConfig(directory.toString());
    }

    /** For unix sockets, which never use it: left out, the transport loads the system's trust store at each start. */
    private static SSLContext unused() throws NoSuchAlgorithmException, KeyManagementException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[0], new TrustManager[0], null);
        return context;
    }
}
