package io.dockops.engine;

import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says which of the usual TLS mistakes an engine's endpoint has. */
final class TlsFailure {

    private TlsFailure() {}

    static String explain(EngineEndpoint endpoint, SSLException failure) {
        EngineTls tls = endpoint.tls();
        String directory = tls == null ? "" : String.valueOf(tls.directory());
        if (failure instanceof SSLPeerUnverifiedException) {
            return "its certificate is for another host name (" + failure.getMessage()
                    + "). Use a name that is in the certificate, or make one with this name";
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof InvalidAlgorithmParameterException) {
                // docker-java reads a file without certificates as trust in nobody.
                return "ca.pem in [" + directory + "] holds no certificate. Copy the engine's ca.pem there";
            }
            if (at instanceof CertPathBuilderException
                    || at instanceof CertPathValidatorException
                    || at instanceof CertificateException) {
                return "its certificate is not signed by ca.pem in [" + directory + "], or has expired ("
                        + at.getMessage() + "). Copy the engine's ca.pem there, or set DOCKER_CERT_PATH";
            }
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unsupported or unrecognized SSL message")) {
            return "TLS is asked for, and what listens speaks plain text. Unset DOCKER_TLS_VERIFY and DOCKER_TLS, or use"
                    + " the engine's TLS port, 2376 as a rule";
        }
        return "the TLS handshake failed (" + message + "). " + suspicion(endpoint);
    }

    /** What a connection cut without a word may mean: an engine hangs up on a certificate that it does not accept. */
    static String suspicion(EngineEndpoint endpoint) {
        if (endpoint.isUnix()) {
            return "";
        }
        EngineTls tls = endpoint.tls();
        if (tls == null) {
            return plainToTls();
        }
        return tls.directory() == null
                ? "The engine may want a client certificate, and there is none"
                : "The engine may not accept the client certificate: cert.pem in [" + tls.directory()
                        + "] must be signed by the engine's own ca.pem";
    }

    /** Go's TLS servers say so in plain text, and the engine is one. */
    static boolean isAnswerToPlainHttp(String body) {
        return body.contains("HTTP request to an HTTPS server");
    }

    static String plainToTls() {
        return "It may speak TLS on this port: set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to the directory of ca.pem,"
                + " cert.pem and key.pem";
    }
}
