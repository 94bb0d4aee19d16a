package io.dockops.engine;

/** Nothing was sent: the endpoint is on another machine, without TLS, and the user has not named it as one to trust. */
public final class PlainTextRefused extends EngineException {

    PlainTextRefused(EngineEndpoint endpoint) {
        super(
                "No request is sent to the engine at " + endpoint.described()
                        + ": it is on another machine and without TLS, so that anyone on the way can read along, and run"
                        + " what they like as root on the engine's host. Use TLS: set DOCKER_TLS_VERIFY=1, and"
                        + " DOCKER_CERT_PATH to the directory of ca.pem, cert.pem and key.pem; or, where the network is"
                        + " trusted, allow this host by its name: " + PlainTcp.VARIABLE + "=" + endpoint.host()
                        + " or -D"
                        + PlainTcp.PROPERTY + "=" + endpoint.host(),
                null);
    }
}
