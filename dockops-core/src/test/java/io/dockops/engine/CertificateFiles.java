package io.dockops.engine;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** A certificate authority for one test: it writes what the docker CLI reads, and makes a server's side. */
public final class CertificateFiles {

    private final KeyPair key = newKey();
    private final X509Certificate certificate;

    public CertificateFiles(String name) throws GeneralSecurityException, IOException, OperatorCreationException {
        X500Principal self = new X500Principal("CN=" + name);
        JcaX509v3CertificateBuilder builder = builder(self, self, key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
        certificate = sign(builder);
    }

    /** Writes ca.pem, and a client's cert.pem and key.pem signed by this authority. */
    public Path write(Path directory) throws GeneralSecurityException, IOException, OperatorCreationException {
        Files.createDirectories(directory);
        KeyPair client = newKey();
        pem(directory.resolve("ca.pem"), certificate);
        pem(directory.resolve("cert.pem"), sign(builder(principal(), new X500Principal("CN=client"), client)));
        pem(
                directory.resolve("key.pem"),
                new PemObject("PRIVATE KEY", client.getPrivate().getEncoded()));
        return directory;
    }

    /** The TLS of a server with this host name, which accepts this authority's clients only. */
    public SSLContext server(GeneralName name) throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPair server = newKey();
        JcaX509v3CertificateBuilder builder = builder(principal(), new X500Principal("CN=server"), server);
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", server.getPrivate(), new char[0], new Certificate[] {sign(builder)});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private X500Principal principal() {
        return certificate.getSubjectX500Principal();
    }

    private X509Certificate sign(JcaX509v3CertificateBuilder builder)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    }

    private static JcaX509v3CertificateBuilder builder(X500Principal issuer, X500Principal subject, KeyPair key) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(now.toEpochMilli()),
                Date.from(now.minus(1, ChronoUnit.HOURS)),
                Date.from(now.plus(1, ChronoUnit.DAYS)),
                subject,
                key.getPublic());
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private static void pem(Path file, Object what) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JcaPEMWriter pem = new JcaPEMWriter(writer)) {
            pem.writeObject(what);
        }
    }
}
