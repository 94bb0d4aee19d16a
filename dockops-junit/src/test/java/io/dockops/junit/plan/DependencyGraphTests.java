package io.dockops.junit.plan;

import static io.dockops.junit.plan.Lifetime.CLASS;
import static io.dockops.junit.plan.Lifetime.METHOD;
import static io.dockops.junit.plan.Lifetime.SUITE;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.dockops.ContainerSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DependencyGraphTests {

    @Test
    void nothingIsNeededByNone() {
        accepts(List.of(), List.of());
        accepts(List.of(container("a"), container("b")), List.of());
    }

    @Test
    void aChainIsFine() {
        accepts(List.of(container("a", "b"), container("b", "c"), container("c")), List.of());
    }

    @Test
    void aDiamondIsNoCircle() {
        accepts(
                List.of(
                        container("top", "left", "right"),
                        container("left", "bottom"),
                        container("right", "bottom"),
                        container("bottom")),
                List.of());
    }

    @Test
    void oneThatNeedsItselfIsRefused() {
        refuses(
                List.of(container("a", "a")),
                List.of(),
                "The containers depend on each other in a circle: a → a: take one of these dependencies away");
    }

    @Test
    void aLongerCircleIsToldWithItsPathAndWithoutTheWayThere() {
        refuses(
                List.of(
                        container("way", "a"),
                        container("a", "b"),
                        container("b", "fine", "c"),
                        container("c", "d"),
                        container("d", "a"),
                        container("fine")),
                List.of(),
                "The containers depend on each other in a circle: a → b → c → d → a: take one of these dependencies"
                        + " away");
    }

    @Test
    void anUnknownNameIsToldWithThoseThereAre() {
        refuses(
                List.of(container("app", "databse"), container("cache")),
                List.of(container("database")),
                "Container [app] depends on [databse], which is not declared; declared are [app, cache, database]:"
                        + " write one of these names, or declare it with @RunContainer(name = \"databse\", …)");
    }

    @Test
    void whatIsAroundMayBeNeeded() {
        accepts(List.of(container("app", "database")), List.of(container("database")));
    }

    @Test
    void whatIsAroundHasBeenChecked() {
        accepts(
                List.of(container("app", "database")),
                List.of(container("database", "gone"), container("other", "app")));
    }

    @Test
    void theNearestOfANameIsMeant() {
        accepts(
                List.of(container("app", SUITE, "database"), container("database", SUITE)),
                List.of(container("database", METHOD)));
        refuses(
                List.of(container("app", SUITE, "database")),
                List.of(container("database", CLASS), container("database", SUITE)),
                "Container [app] of scope SUITE depends on [database] of scope CLASS, which would not outlive it: give"
                        + " [database] at least scope SUITE");
    }

    @Test
    void aNameThatIsTakenAroundMakesNoCircleOfTwo() {
        // The app around needs the database around; this one needs the app around.
        accepts(List.of(container("database", "app")), List.of(container("app", "database"), container("database")));
    }

    @Test
    void containersOfTestsStartWithThoseAroundAndMayMakeACircleWithThem() {
        refuses(
                List.of(container("database", METHOD, "app")),
                List.of(container("app", METHOD, "database"), container("database", METHOD)),
                "The containers depend on each other in a circle: database → app → database: take one of these"
                        + " dependencies away");
    }

    @ParameterizedTest
    @CsvSource({"METHOD, METHOD", "METHOD, CLASS", "METHOD, SUITE", "CLASS, CLASS", "CLASS, SUITE", "SUITE, SUITE"})
    void whatLivesAsLongMayBeNeeded(Lifetime lifetime, Lifetime needed) {
        accepts(List.of(container("app", lifetime, "database"), container("database", needed)), List.of());
        accepts(List.of(container("app", lifetime, "database")), List.of(container("database", needed)));
    }

    @ParameterizedTest
    @CsvSource({"CLASS, METHOD", "SUITE, METHOD", "SUITE, CLASS"})
    void whatEndsEarlierMayNotBeNeeded(Lifetime lifetime, Lifetime needed) {
        String message = "Container [app] of scope " + lifetime + " depends on [database] of scope " + needed
                + ", which would not outlive it: give [database] at least scope " + lifetime;

        refuses(List.of(container("app", lifetime, "database"), container("database", needed)), List.of(), message);
        refuses(List.of(container("app", lifetime, "database")), List.of(container("database", needed)), message);
    }

    private static void accepts(List<PlannedContainer> own, List<PlannedContainer> around) {
        assertThatNoException().isThrownBy(new DependencyGraph(own, around)::check);
    }

    private static void refuses(List<PlannedContainer> own, List<PlannedContainer> around, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(new DependencyGraph(own, around)::check)
                .withMessage(message);
    }

    private static PlannedContainer container(String name, String... dependsOn) {
        return container(name, CLASS, dependsOn);
    }

    private static PlannedContainer container(String name, Lifetime lifetime, String... dependsOn) {
        return new PlannedContainer(
                name,
                ContainerSpec.of("test:uno"),
                lifetime,
                new ContainerTerms(List.of(dependsOn), Map.of(), KeepPolicy.NEVER, PullPolicy.MISSING, true));
    }
}
