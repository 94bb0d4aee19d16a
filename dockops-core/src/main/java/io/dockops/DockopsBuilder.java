package io.dockops;

import io.dockops.engine.PlainTcp;
import io.dockops.session.SessionSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * Begins a session that is not like others.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DockopsBuilder {

    private Optional<String> host = Optional.empty();
    private PlainTcp plain = PlainTcp.ofThisProcess();
    private SessionSettings settings = SessionSettings.ofThisProcess();

    DockopsBuilder() {}

    /**
     * Name the engine; by default it is the one that the docker CLI would use.
     *
     * @param dockerhost {@code unix:///path}, {@code tcp://host[:port]} or {@code http://host[:port]}
     * @return this
     */
    public DockopsBuilder host(String dockerhost) {
        host = Optional.of(dockerhost);
        return this;
    }

    /**
     * Name hosts whose engines may be asked in plain text, without TLS. By default only those on this machine may, and those
     * that the system property {@code dockops.plain.tcp} or the environment variable {@code DOCKOPS_PLAIN_TCP} names: what
     * leaves the machine so is read, and changed, by anyone on the way, who then has the rights of root on the engine's host.
     *
     * @param hosts names or addresses, each as it stands in the engine's address; there are no wildcards
     * @return this
     */
    public DockopsBuilder plainTcp(String... hosts) {
        plain = new PlainTcp(Set.copyOf(Arrays.asList(hosts)));
        return this;
    }

    /**
     * Say whether a process of its own removes what is left where this JVM is killed. It is on by default, and switched off
     * for all sessions by the system property {@code dockops.watchdog} or the environment variable {@code DOCKOPS_WATCHDOG};
     * without it, the next session on this machine does the work.
     *
     * @param wanted whether there is one
     * @return this
     */
    public DockopsBuilder watchdog(boolean wanted) {
        settings = settings.withWatchdog(wanted);
        return this;
    }

    /**
     * Say for how long sessions of other machines and users leave alone what this one has made, and for how long what is
     * {@linkplain ContainerScope#keep kept} stays, by the engine's clock. Make it longer than a run takes.
     *
     * @param time whole seconds, one at least; 24 hours by default
     * @return this
     * @throws IllegalArgumentException if it is shorter than a second, or longer than ten years
     */
    public DockopsBuilder lifetime(Duration time) {
        settings = settings.withLifetime(time);
        return this;
    }

    /**
     * Begin the session.
     *
     * @return the session
     * @throws EngineUnavailableException if no host is given, and no engine answers; the message lists what was tried
     * @throws IllegalArgumentException {@code Cannot parse dockerhost …} if the host is of another form
     */
    public Dockops open() {
        return Dockops.open(host, plain, settings);
    }
}
