package io.dockops.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** The machine's time of day, which may jump: what waits or ends must not depend on it. */
public final class WallClock {

    private static final Set<String> CLOCKS = Set.of("java.time.Clock", "java.time.InstantSource");

    private WallClock() {}

    /** The rule that no class asks for the time of day, but these. */
    public static ArchRule nobodyAsksBut(Class<?>... some) {
        return noClasses()
                .that()
                .doNotBelongToAnyOf(some)
                .should()
                .callCodeUnitWhere(target(DescribedPredicate.describe("asks for the time of day", WallClock::asks)))
                .because("the time of day may jump; System.nanoTime() does not");
    }

    private static boolean asks(AccessTarget.CodeUnitCallTarget target) {
        String owner = target.getOwner().getName();
        return CLOCKS.contains(owner)
                || target.getName().equals("currentTimeMillis")
                || (owner.startsWith("java.time.") && target.getName().equals("now"))
                || (owner.equals("java.util.Date")
                        && target.getRawParameterTypes().isEmpty());
    }
}
