package io.dockops.session;

import io.dockops.engine.Engine;
import java.util.Optional;

/** Makes the named volumes of a session, and removes them. A volume has no identity but its name. */
final class OwnedVolumes implements Ledger.Register {

    private final Session session;
    private final Engine engine;
    private final Ledger ledger;

    OwnedVolumes(Session session, Engine engine) {
        this.session = session;
        this.engine = engine;
        this.ledger = new Ledger(session, "Volume", this);
    }

    @Override
    public Optional<String> ourIdByName(String name) {
        return engine.resources()
                .volumeLabels(name)
                .filter(labels -> session.ownership().owns(name, labels))
                .map(labels -> name);
    }

    Ledger ledger() {
        return ledger;
    }

    Made create(String hint) {
        String name = session.newName(hint);
        String id = ledger.create(
                name,
                unique -> engine.resources()
                        .createVolume(unique, session.ownership().marks(unique)),
                engine.resources()::removeVolume);
        return new Made(id, name);
    }

    void remove(String name) {
        engine.resources().removeVolume(name);
        ledger.forget(name);
    }
}
