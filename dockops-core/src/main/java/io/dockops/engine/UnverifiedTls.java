package io.dockops.engine;

import com.github.dockerjava.core.util.CertificateUtils;
import com.github.dockerjava.transport.SSLConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * TLS that takes any certificate, for contexts with {@code SkipTLSVerify} and for {@code DOCKER_TLS} without verify; it
 * shows the client's certificate if there is one. The transport still compares the host name.
 */
final class UnverifiedTls implements SSLConfig {

    private final @Nullable Path directory;

    UnverifiedTls(@Nullable Path directory) {
        this.directory = directory;
    }

    @Override
    public SSLContext getSSLContext() {
        try {
            return AnyCertificate.context(clientCertificate());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("No client certificate from [" + directory + "]", e);
        }
    }

    private KeyManager[] clientCertificate() throws GeneralSecurityException, IOException {
        if (directory == null
                || Files.notExists(directory.resolve("cert.pem"))
                || Files.notExists(directory.resolve("key.pem"))) {
            return new KeyManager[0];
        }
        PrivateKey key = CertificateUtils.loadPrivateKey(Files.readString(directory.resolve("key.pem")));
        if (key == null) {
            throw new IOException("key.pem holds no private key");
        }
        // The store lives in memory only; its password protects nothing.
        char[] password = new char[0];
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream chain = Files.newInputStream(directory.resolve("cert.pem"))) {
            Certificate[] certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(chain)
                    .toArray(new Certificate[0]);
            store.setKeyEntry("docker", key, password, certificates);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        return managers.getKeyManagers();
    }
}
