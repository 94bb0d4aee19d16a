package io.dockops.session;

import io.dockops.engine.Engine;
import io.dockops.engine.EngineRefusal;
import io.dockops.engine.NetworkFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the networks of a session, and removes them by their ids, since a name may be that of two. */
final class OwnedNetworks implements Ledger.Register {

    private final Session session;
    private final Engine engine;
    private final Ledger ledger;

    OwnedNetworks(Session session, Engine engine) {
        this.session = session;
        this.engine = engine;
        this.ledger = new Ledger(session, "Network", this);
    }

    @Override
    public Optional<String> ourIdByName(String name) {
        return engine.resources()
                .inspectNetwork(name)
                .filter(found -> session.ownership().owns(found.name(), found.labels()))
                .map(NetworkFacts::id);
    }

    Ledger ledger() {
        return ledger;
    }

    Made create(String hint) {
        String name = session.newName(hint);
        String id = ledger.create(
                name,
                unique -> engine.resources()
                        .createNetwork(unique, session.ownership().marks(unique)),
                this::removeNow);
        return new Made(id, name);
    }

    void remove(String id) {
        removeNow(id);
        ledger.forget(id);
    }

    private void removeNow(String id) {
        try {
            engine.resources().removeNetwork(id);
        } catch (EngineRefusal e) {
            if (!e.isNetworkInUse()) {
                throw e;
            }
            removeAfterDetaching(id);
        }
    }

    private void removeAfterDetaching(String id) {
        Map<String, String> endpoints = engine.resources()
                .inspectNetwork(id)
                .map(NetworkFacts::endpoints)
                .orElse(Map.of());
        List<String> ours = endpoints.keySet().stream().filter(this::isOurs).toList();
        ours.forEach(container -> engine.resources().disconnect(id, container));
        try {
            engine.resources().removeNetwork(id);
        } catch (EngineRefusal e) {
            String foreign = endpoints.entrySet().stream()
                    .filter(endpoint -> !ours.contains(endpoint.getKey()))
                    .map(Map.Entry::getValue)
                    .collect(Collectors.joining(", ", "[", "]"));
            throw e.explained("; containers that this session has not made are on it: " + foreign
                    + "; disconnect or remove them, then docker network rm " + id);
        }
    }

    private boolean isOurs(String container) {
        return engine.inspectContainer(container)
                .filter(found -> session.ownership().owns(found.name(), found.labels()))
                .isPresent();
    }
}
