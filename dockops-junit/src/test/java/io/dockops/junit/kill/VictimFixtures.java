package io.dockops.junit.kill;

import io.dockops.BuildSpec;
import io.dockops.ContainerSpec;
import io.dockops.Mount;
import io.dockops.WaitFor;
import io.dockops.junit.DockopsExtension;
import io.dockops.junit.Scope;

/** What victims declare: all kinds of things that dockops makes, under names that come from system properties. */
final class VictimFixtures {

    private static final Names NAMES = new Names(System.getProperty(Names.RUN, "none"));
    private static final String TOKEN = System.getProperty(Names.VICTIM, "none");
    private static final String SHARED = NAMES.shared();
    private static final String OWN = NAMES.own();

    private VictimFixtures() {}

    static DockopsExtension declared() {
        return DockopsExtension.builder()
                .image(BuildSpec.dockerfile(shared(), SHARED).build())
                .image(BuildSpec.dockerfile(own(), OWN).build())
                .container("suite", idle(SHARED).build(), options -> options.scope(Scope.SUITE))
                .container(
                        "db",
                        web(SHARED)
                                .mount(Mount.volume(TOKEN + "-data", "/data"))
                                .build())
                .container("app", web(OWN).build(), options -> options.dependsOn("db"))
                .container("side", idle(OWN).build())
                .container(
                        "test",
                        web(SHARED).build(),
                        options -> options.scope(Scope.METHOD).dependsOn("app"))
                .build();
    }

    /** The same for all victims of a run. */
    private static String shared() {
        return """
                FROM busybox
                LABEL %s=%s
                CMD ["httpd", "-f", "-p", "1337", "-h", "/etc"]
                """.formatted(Names.RUN, NAMES.run());
    }

    /** Built by each victim, whose label the containers of the build inherit; containers have anonymous volumes. */
    private static String own() {
        return """
                FROM busybox
                LABEL %s=%s
                LABEL %s=%s
                RUN echo built > /etc/built
                VOLUME /var/own
                CMD ["httpd", "-f", "-p", "1337", "-h", "/etc"]
                """.formatted(Names.RUN, NAMES.run(), Names.VICTIM, TOKEN);
    }

    private static ContainerSpec.Builder web(String image) {
        return spec(image).port("1337").network(TOKEN + "-net").waitFor(WaitFor.http("/hostname"));
    }

    private static ContainerSpec.Builder idle(String image) {
        return spec(image).cmd("sleep", "1000000").waitFor(WaitFor.none());
    }

    private static ContainerSpec.Builder spec(String image) {
        return ContainerSpec.builder(image).label(Names.VICTIM, TOKEN);
    }
}
