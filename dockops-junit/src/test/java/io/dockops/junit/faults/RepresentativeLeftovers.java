package io.dockops.junit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.Network;
import io.dockops.DockopsException;
import io.dockops.junit.RealEngine;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** What the representative class has left on the engine, seen past whatever stands before it. */
final class RepresentativeLeftovers {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private RepresentativeLeftovers() {}

    /** Tells that soon nothing is left; what is left is removed, so that the next run is not blamed for it. */
    static void assertNoneSoon() {
        try {
            await().atMost(LONGEST).until(() -> all().isEmpty());
        } catch (ConditionTimeoutException e) {
            List<String> left = all();
            removeAll();
            assertThat(left).as("what is left after %s", LONGEST).isEmpty();
        }
    }

    private static List<String> all() {
        Stream<String> containers = Stream.of(RepresentativeCase.WEB_GROUP, RepresentativeCase.IDLE_GROUP)
                .flatMap(group -> RealEngine.ofGroup(group).stream())
                .map(Object::toString);
        return Stream.concat(containers, networks().map(Network::getName)).toList();
    }

    private static Stream<Network> networks() {
        return RealEngine.DOCKER.listNetworksCmd().exec().stream()
                .filter(network -> network.getName().endsWith("-" + RepresentativeCase.NETWORK));
    }

    private static void removeAll() {
        Stream.of(RepresentativeCase.WEB_GROUP, RepresentativeCase.IDLE_GROUP)
                .forEach(RealEngine.containers()::stopRemoveGroup);
        networks()
                .forEach(network ->
                        RealEngine.DOCKER.removeNetworkCmd(network.getId()).exec());
    }

    /** The engine may still be at the removal of a container that it no longer lists, and refuses to remove its image then. */
    static void removeImages() {
        await().atMost(LONGEST)
                .ignoreExceptionsInstanceOf(DockopsException.class)
                .untilAsserted(() -> {
                    RealEngine.removeImages(RepresentativeCase.WEB_GROUP);
                    RealEngine.removeImages(RepresentativeCase.IDLE_GROUP);
                });
    }
}
