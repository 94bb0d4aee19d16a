package io.dockops.junit.kill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.awaitility.core.ConditionTimeoutException;

/** Starts a victim, kills it, and sees what becomes of its things and of those that are like them. */
final class Round {

    /** Nothing is left once nothing has come for so long: the engine completes creates whose client has died. */
    private static final Duration QUIET = Duration.ofMillis(1500);

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Stage stage;
    private final Plan plan;
    private final Plan.Life life;
    private final String token;
    private final int mark;

    Round(Stage stage, Plan plan, Plan.Life life, String token) {
        this.stage = stage;
        this.plan = plan;
        this.life = life;
        this.token = token;
        this.mark = stage.oracle().mark();
    }

    Outcome run() throws IOException, InterruptedException {
        Baits live = stage.newBaits();
        try (Victim victim = Victim.start(
                stage.names(), token, stage.directory(), VictimCases.FirstCase.class, VictimCases.SecondCase.class)) {
            return kill(victim, live);
        } finally {
            live.remove();
            Thing.removeAll(left(live)); // so that the next round starts clean
        }
    }

    private Outcome kill(Victim victim, Baits live) throws IOException, InterruptedException {
        CompletableFuture<Void> baiting = CompletableFuture.runAsync(() -> bait(live, victim));
        awaitMoment(victim);
        boolean alive = victim.isAlive();
        long killed = System.nanoTime();
        plan.shape().kill(victim.process().toHandle());
        baiting.join();
        boolean clean = awaitClean(live, killed);
        return new Outcome(
                plan,
                plan.moment(life),
                !alive,
                alive ? standing(live, killed) : 0,
                clean ? Duration.ofNanos(traces(live).lastRemovalSince(killed) - killed) : LONGEST,
                clean ? List.of() : left(live).stream().map(Thing::describe).toList(),
                stage.harm(mark, live),
                traces(live).story(killed));
    }

    private void bait(Baits live, Victim victim) {
        try {
            LiveBaits.make(plan, victim, stage.oracle(), mark, new BaitMaker(stage.names(), live));
        } catch (InterruptedException e) {
            throw new CompletionException(e);
        }
    }

    private void awaitMoment(Victim victim) throws InterruptedException {
        if (plan.byEvent()) {
            stage.oracle().await(mark, event -> Traces.isOf(token, event), plan.event(life), () -> !victim.isAlive());
            victim.await(Duration.ofMillis(plan.delay()).toNanos());
        } else {
            victim.awaitAge(plan.nanos(life));
        }
    }

    private Traces traces(Baits live) {
        return Traces.of(token, stage.oracle().since(mark), stage.others(live));
    }

    private int standing(Baits live, long killed) {
        List<EngineEvent> before = stage.oracle().since(mark).stream()
                .filter(event -> event.at() - killed < 0)
                .toList();
        return Traces.of(token, before, stage.others(live)).standing().size();
    }

    private boolean awaitClean(Baits live, long killed) {
        try {
            await().atMost(LONGEST).pollInterval(Duration.ofMillis(100)).until(() -> isClean(live, killed));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    private boolean isClean(Baits live, long killed) {
        Traces traces = traces(live);
        return traces.standing().stream().allMatch(this::mayStay)
                && System.nanoTime() - traces.lastSince(killed) > QUIET.toNanos()
                && Leftovers.of(token, stage.others(live)).stream().allMatch(this::mayStay);
    }

    /** A network that a bait has joined can't be removed. */
    private boolean mayStay(Thing thing) {
        return plan.joins() && thing.kind() == Thing.Kind.NETWORK;
    }

    private Set<Thing> left(Baits live) {
        Set<Thing> left = new HashSet<>(traces(live).standing());
        left.addAll(Leftovers.of(token, stage.others(live)));
        return left;
    }
}
