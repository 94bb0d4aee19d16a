package io.dockops.junit.kill;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A JVM that has the same as the victims, of the same images, and is to lose nothing of it. */
final class Bystander implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Victim jvm;
    private final Baits things = new Baits();

    private Bystander(Victim jvm) {
        this.jvm = jvm;
    }

    static Bystander start(Names names, Path directory, Oracle oracle) throws IOException {
        String token = names.victim("bystander");
        int mark = oracle.mark();
        Bystander bystander = new Bystander(Victim.start(names, token, directory, VictimCases.BystanderCase.class));
        await("the bystander")
                .atMost(PATIENCE)
                .until(() -> bystander.jvm.said().contains(Victim.READY) || !bystander.jvm.isAlive());
        if (!bystander.jvm.isAlive()) {
            throw new IOException("The bystander has ended: " + bystander.jvm.said());
        }
        Traces.of(token, oracle.since(mark), Set.of())
                .standing()
                .forEach(thing -> bystander.things.add("the bystander's", thing));
        return bystander;
    }

    /** What is the bystander's. */
    Baits things() {
        return things;
    }

    /** Let it end as JVMs do, and return what it has left. */
    List<Thing> end() throws IOException, InterruptedException {
        jvm.process().getOutputStream().close();
        if (!jvm.process().waitFor(PATIENCE.toSeconds(), SECONDS)
                || jvm.process().exitValue() != 0) {
            throw new IOException("The bystander has not ended well: " + jvm.said());
        }
        return Leftovers.of(jvm.token(), Set.of());
    }

    @Override
    public void close() {
        jvm.close();
        Thing.removeAll(Leftovers.of(jvm.token(), Set.of()));
    }
}
