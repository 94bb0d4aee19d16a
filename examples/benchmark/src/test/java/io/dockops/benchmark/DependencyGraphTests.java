package io.dockops.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DependencyGraphTests {

    private final DependencyGraph graph = new DependencyGraph(List.of(
            "1 io.x:root:jar:1",
            "2 io.x:junit:jar:1:compile",
            "3 (io.x:core:jar:1:compile - version managed from 2; omitted for duplicate)",
            "4 io.x:core:jar:1:compile",
            "5 org.y:json:jar:2:runtime (version managed from 1)",
            "6 org.y:compiler:jar:2:provided",
            "#",
            "1 2 compile",
            "2 3 compile",
            "1 4 compile",
            "4 5 runtime",
            "4 6 provided"));

    @Test
    void whatIsNamedTwiceHasItsOwnNeedsInBothPlaces() {
        assertThat(graph.closure(List.of("io.x:junit"))).containsExactly("io.x:junit", "io.x:core", "org.y:json");
    }

    @Test
    void nothingNeedsNothing() {
        assertThat(graph.closure(List.of())).isEmpty();
    }
}
