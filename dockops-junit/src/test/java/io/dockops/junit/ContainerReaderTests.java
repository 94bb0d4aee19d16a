package io.dockops.junit;

import static io.dockops.junit.Plans.assertContainerRefused;
import static io.dockops.junit.Plans.assertRefused;
import static io.dockops.junit.Plans.inModule;
import static io.dockops.junit.Plans.onlyContainer;
import static io.dockops.junit.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.dockops.ContainerSpec;
import io.dockops.FileCopy;
import io.dockops.Mount;
import io.dockops.PortBinding;
import io.dockops.junit.plan.ContainerTerms;
import io.dockops.junit.plan.Defaults;
import io.dockops.junit.plan.KeepPolicy;
import io.dockops.junit.plan.Lifetime;
import io.dockops.junit.plan.PlannedContainer;
import io.dockops.junit.plan.PullPolicy;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What {@code @RunContainer} says arrives in the plan, and what is bad is told. Of {@code waitFor}: {@link WaitReaderTests}. */
class ContainerReaderTests {

    private static final Defaults CONFIGURED = new Defaults(
            Duration.ofSeconds(7),
            3,
            Duration.ofSeconds(8),
            PullPolicy.NEVER,
            true,
            KeepPolicy.ON_FAILURE,
            false,
            Optional.of("linux/arm64"));

    @Test
    void whatTheProcessIsArrives() {
        @RunContainer(
                image = "test:uno",
                name = "first",
                ports = {"1337", "49222:1338", "53/udp"},
                env = {"A=b", "EMPTY=", "EQUATION=x=y"},
                cmd = {"httpd", "-f"},
                entrypoint = {"/bin/sh", "-c"},
                workdir = "/www",
                user = "1000:1000",
                labels = "team=red",
                startTimeout = "500ms",
                startRetries = 2,
                scope = Scope.METHOD)
        class EverythingCase {}

        PlannedContainer container = onlyContainer(EverythingCase.class);

        assertThat(container.name()).isEqualTo("first");
        assertThat(container.lifetime()).isEqualTo(Lifetime.METHOD);
        ContainerSpec spec = container.spec();
        assertThat(spec.image()).hasToString("test:uno");
        assertThat(spec.ports())
                .containsExactly(
                        PortBinding.of(1337), PortBinding.of(1338, 49_222), PortBinding.parse("127.0.0.1::53/udp"));
        assertThat(spec.env())
                .containsEntry("A", "b")
                .containsEntry("EMPTY", "")
                .containsEntry("EQUATION", "x=y")
                .hasSize(3);
        assertThat(spec.cmd()).containsExactly("httpd", "-f");
        assertThat(spec.entrypoint()).containsExactly("/bin/sh", "-c");
        assertThat(spec.workdir()).contains("/www");
        assertThat(spec.user()).contains("1000:1000");
        assertThat(spec.labels()).containsOnlyKeys("team").containsEntry("team", "red");
        assertThat(spec.startTimeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(spec.startRetries()).isEqualTo(2);
    }

    @Test
    void whatIsLeftAwayIsTheDefault() {
        @RunContainer(image = "test:uno")
        class PlainCase {}

        PlannedContainer container = onlyContainer(PlainCase.class);

        assertThat(container.name()).isEqualTo("test:uno");
        assertThat(container.lifetime()).isEqualTo(Lifetime.CLASS);
        ContainerSpec spec = container.spec();
        assertThat(spec.ports()).isEmpty();
        assertThat(spec.env()).isEmpty();
        assertThat(spec.cmd()).isEmpty();
        assertThat(spec.entrypoint()).isEmpty();
        assertThat(spec.workdir()).isEmpty();
        assertThat(spec.user()).isEmpty();
        assertThat(spec.name()).as("unique to each run").isEmpty();
        assertThat(spec.startTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(spec.startRetries()).isZero();
    }

    @Test
    void aGroupsElementsArriveInTheSpecOfEachMember() {
        @DockerImage(tag = "test:uno", dockerfile = "FROM busybox")
        @DockerImage(tag = "test:dos", dockerfile = "FROM busybox")
        @DockerImage(tag = "toast:uno", dockerfile = "FROM busybox")
        @RunContainer(group = "test", env = "A=b")
        class GroupCase {}

        assertThat(plan(GroupCase.class).containers())
                .hasSize(2)
                .allSatisfy(container -> assertThat(container.spec().env()).containsOnlyKeys("A"))
                .extracting(container -> container.spec().image().toString())
                .containsExactly("test:uno", "test:dos");
    }

    @Test
    void whatIsAroundTheProcessArrives() {
        @RunContainer(
                image = "test:uno",
                network = "backend",
                aliases = {"db", "db.example"},
                memory = "512m",
                cpus = 1.5,
                platform = "linux/amd64",
                privileged = true,
                stop = "10s")
        class SurroundedCase {}

        ContainerSpec spec = onlyContainer(SurroundedCase.class).spec();

        assertThat(spec.network()).contains("backend");
        assertThat(spec.aliases()).containsExactly("db", "db.example");
        assertThat(spec.memory()).isEqualTo(512L << 20);
        assertThat(spec.cpus()).isEqualTo(1.5);
        assertThat(spec.platform()).contains("linux/amd64");
        assertThat(spec.privileged()).isTrue();
        assertThat(spec.stopGrace()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whatItIsToItsScopeArrives() {
        @RunContainer(image = "test:uno", name = "database")
        @RunContainer(
                image = "test:uno",
                name = "app",
                dependsOn = "database",
                keep = Keep.ALWAYS,
                properties = {"app.url=http://{host}:{80}/?a=b", "app.mode="})
        class TermsCase {}

        ContainerTerms terms = plan(TermsCase.class).containers().get(1).terms();

        assertThat(terms.dependsOn()).containsExactly("database");
        assertThat(terms.keep()).isEqualTo(KeepPolicy.ALWAYS);
        assertThat(terms.properties())
                .containsExactly(entry("app.url", "http://{host}:{80}/?a=b"), entry("app.mode", ""));
        assertThat(terms.pull()).isEqualTo(PullPolicy.MISSING);
    }

    @Test
    void aContainerMayLiveAsLongAsTheSuite() {
        @RunContainer(image = "test:uno", scope = Scope.SUITE)
        class SuiteCase {}

        assertThat(onlyContainer(SuiteCase.class).lifetime()).isEqualTo(Lifetime.SUITE);
    }

    @Test
    void mountsArriveInTheirOrderAndRelativeOnesAreAbsoluteFromTheModule() {
        @RunContainer(
                image = "test:uno",
                mounts = {
                    "./src/test:/relative:ro",
                    "/etc:/absolute",
                    "data:/named",
                    "/anonymous",
                    "type=tmpfs,target=/memory",
                    "type=bind,src=src/main,dst=/keys,ro"
                })
        class MountsCase {}

        assertThat(onlyContainer(MountsCase.class).spec().mounts())
                .containsExactly(
                        Mount.bind(inModule("src/test").toString(), "/relative").asReadOnly(),
                        Mount.bind("/etc", "/absolute"),
                        Mount.volume("data", "/named"),
                        Mount.volume("", "/anonymous"),
                        Mount.tmpfs("/memory"),
                        Mount.bind(inModule("src/main").toString(), "/keys").asReadOnly());
    }

    @Test
    void copiesComeFromTheClassPathOrTheModule() throws URISyntaxException {
        @RunContainer(
                image = "test:uno",
                copy = {"attributes/file.txt:/init/file.txt", "pom.xml:/init/", "./src/test/resources/attributes:/tree"
                })
        class CopiesCase {}

        Path onClassPath = Path.of(Objects.requireNonNull(getClass().getResource("/attributes/file.txt"))
                .toURI());
        assertThat(onlyContainer(CopiesCase.class).spec().copies())
                .containsExactly(
                        new FileCopy(onClassPath, "/init/file.txt"),
                        new FileCopy(inModule("pom.xml"), "/init/"),
                        new FileCopy(inModule("src/test/resources/attributes"), "/tree"));
    }

    @Test
    void whatIsConfiguredHoldsWhereNothingIsSaid() {
        @RunContainer(image = "test:uno")
        class SilentCase {}

        PlannedContainer container = onlyContainer(SilentCase.class, CONFIGURED);

        assertThat(container.spec().startTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(container.spec().startRetries()).isEqualTo(3);
        assertThat(container.spec().stopGrace()).isEqualTo(Duration.ofSeconds(8));
        assertThat(container.spec().platform()).contains("linux/arm64");
        assertThat(container.terms().keep()).isEqualTo(KeepPolicy.ON_FAILURE);
        assertThat(container.terms().pull()).isEqualTo(PullPolicy.NEVER);
    }

    @Test
    void whatIsSaidHoldsOverWhatIsConfigured() {
        @RunContainer(
                image = "test:uno",
                startTimeout = "1s",
                startRetries = 0,
                stop = "kill",
                platform = "linux/amd64",
                keep = Keep.NEVER)
        class SayingCase {}

        PlannedContainer container = onlyContainer(SayingCase.class, CONFIGURED);

        assertThat(container.spec().startTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(container.spec().startRetries()).isZero();
        assertThat(container.spec().stopGrace()).isZero();
        assertThat(container.spec().platform()).contains("linux/amd64");
        assertThat(container.terms().keep()).isEqualTo(KeepPolicy.NEVER);
    }

    @Test
    void badNameOfAnImageToRun() {
        @RunContainer(image = "Test:uno")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"Test:uno\")",
                "Bad image name [Test:uno]: the group [Test] must be lower-case letters");
    }

    @Test
    void badGroup() {
        @RunContainer(group = "te st")
        class BadCase {}

        assertRefused(BadCase.class, "@RunContainer(group = \"te st\")", "Bad image name [te st]: the group");
    }

    @Test
    void portOutOfRange() {
        @RunContainer(image = "test:uno", ports = "65536")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "ports: Bad port [65536]: Container port [65536] is out of range: ports go from 1 to 65535");
    }

    @Test
    void portOfNoForm() {
        @RunContainer(image = "test:uno", ports = "http")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "ports: Bad port [http]: write it like \"1337\", \"49222:1337\"");
    }

    @Test
    void badDuration() {
        @RunContainer(image = "test:uno", startTimeout = "1 hour")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "startTimeout: Bad duration [1 hour]: write it like \"500ms\", \"60s\"");
    }

    @Test
    void durationOfNothing() {
        @RunContainer(image = "test:uno", startTimeout = "0s")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "startTimeout: Bad start time-out [PT0S]: it must be more than nothing");
    }

    @Test
    void negativeRetries() {
        @RunContainer(image = "test:uno", startRetries = -2)
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "startRetries: Bad number of start retries [-2]: 0 is the least");
    }

    @Test
    void variableWithoutEqualsSignWhichMayBeASecretAndIsNotRepeated() {
        @RunContainer(image = "test:uno", env = "hunter2")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "env: an entry has no name before its equals sign: write it like \"NAME=value\"");
        assertThatExceptionOfType(ExtensionConfigurationException.class)
                .isThrownBy(() -> plan(BadCase.class))
                .satisfies(e -> assertThat(e).hasStackTraceContaining("env:"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter2"));
    }

    @Test
    void variableWithoutName() {
        @RunContainer(image = "test:uno", env = "=value")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "env: an entry has no name before its equals sign");
    }

    @Test
    void labelWithoutEqualsSign() {
        @RunContainer(image = "test:uno", labels = "team")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "labels: an entry has no name before its equals sign");
    }

    @Test
    void reservedLabel() {
        @RunContainer(image = "test:uno", labels = "io.dockops.session=mine")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "Label [io.dockops.session] can't be set: the prefix [io.dockops.] is reserved");
    }

    @Test
    void bothImageAndGroup() {
        @RunContainer(image = "test:uno", group = "test")
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer(image = \"test:uno\")",
                "both image and group are given: keep the one that says what to run");
    }

    @Test
    void neitherImageNorGroup() {
        @RunContainer
        class BadCase {}

        assertRefused(
                BadCase.class,
                "@RunContainer",
                "neither image nor group is given: name the image to run, or the group of declared images");
    }

    @Test
    void badMemory() {
        @RunContainer(image = "test:uno", memory = "lots")
        class BadCase {}

        assertContainerRefused(BadCase.class, "memory: Bad size [lots]: write it like \"512m\" or \"1g\"");
    }

    @Test
    void memoryBelowWhatTheEngineTakes() {
        @RunContainer(image = "test:uno", memory = "1k")
        class BadCase {}

        assertContainerRefused(BadCase.class, "memory: Bad memory limit [1024]: 6291456 bytes (6 MiB) is the least");
    }

    @Test
    void negativeProcessors() {
        @RunContainer(image = "test:uno", cpus = -1)
        class BadCase {}

        assertContainerRefused(BadCase.class, "cpus: Bad number of processors [-1.0]: write it like 0.5 or 2");
    }

    @Test
    void processorsThatAreNoNumber() {
        @RunContainer(image = "test:uno", cpus = Double.NaN)
        class BadCase {}

        assertContainerRefused(BadCase.class, "cpus: Bad number of processors [NaN]");
    }

    @Test
    void mountWithARelativeTarget() {
        @RunContainer(image = "test:uno", mounts = "data:var/lib")
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "mounts: Bad target of a mount [var/lib]: it must be an absolute path in the container");
    }

    @Test
    void mountWithAnUnknownOption() {
        @RunContainer(image = "test:uno", mounts = "data:/data:rx")
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "mounts: Bad mount [data:/data:rx]: write it like \"/host/dir:/data:ro\"");
    }

    @Test
    void mountWithoutSource() {
        @RunContainer(image = "test:uno", mounts = ":/data")
        class BadCase {}

        assertContainerRefused(BadCase.class, "mounts: Bad mount [:/data]: its source is empty; write it like");
    }

    @Test
    void mountOfAnUnknownType() {
        @RunContainer(image = "test:uno", mounts = "type=disk,target=/data")
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "mounts: Bad mount [type=disk,target=/data]: its type is bind, volume or tmpfs");
    }

    @Test
    void mountWithAnUnknownKey() {
        @RunContainer(image = "test:uno", mounts = "type=tmpfs,target=/data,size=1")
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "mounts: Bad mount [type=tmpfs,target=/data,size=1]: [size] is none of type, source, target and readonly");
    }

    @Test
    void mountOfABindWithoutSource() {
        @RunContainer(image = "test:uno", mounts = "type=bind,target=/data")
        class BadCase {}

        assertContainerRefused(BadCase.class, "mounts: The mount at [/data] has no source: name the host's path");
    }

    @Test
    void mountOfNothing() {
        @RunContainer(image = "test:uno", mounts = "")
        class BadCase {}

        assertContainerRefused(BadCase.class, "mounts: Bad target of a mount []: it must be an absolute path");
    }

    @Test
    void copyWithoutTarget() {
        @RunContainer(image = "test:uno", copy = "pom.xml")
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "copy: Bad copy [pom.xml]: write it like \"src/test/db/schema.sql:/init/schema.sql\"");
    }

    @Test
    void copyToARelativeTarget() {
        @RunContainer(image = "test:uno", copy = "pom.xml:init/pom.xml")
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "copy: Bad copy [pom.xml:init/pom.xml]: write it like \"src/test/db/schema.sql:/init/schema.sql\", with an absolute path in the container");
    }

    @Test
    void copyThatLeavesItsTarget() {
        @RunContainer(image = "test:uno", copy = "pom.xml:/init/../pom.xml")
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "copy: Bad target of a copy [/init/../pom.xml]: it must be an absolute path in the container");
    }

    @Test
    void copyFromNowhereNamesBothPlacesWhereItWasLookedFor() {
        @RunContainer(image = "test:uno", copy = "missing/schema.sql:/init/")
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "copy: [missing/schema.sql] was not found, neither on the class path nor as ["
                        + inModule("missing/schema.sql") + "]: check the path");
    }

    @Test
    void endAfterNoTime() {
        @RunContainer(image = "test:uno", stop = "0s")
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "stop: Bad end [0s]: the engine counts whole seconds: write it like \"10s\", or \"kill\"");
    }

    @Test
    void endAfterAPartOfASecond() {
        @RunContainer(image = "test:uno", stop = "1500ms")
        class BadCase {}

        assertContainerRefused(BadCase.class, "stop: Bad end [1500ms]: the engine counts whole seconds");
    }

    @Test
    void endOfNoForm() {
        @RunContainer(image = "test:uno", stop = "now")
        class BadCase {}

        assertContainerRefused(BadCase.class, "stop: Bad end [now]: write \"kill\", or a duration like \"10s\"");
    }

    @Test
    void endAfterTooLongATime() {
        @RunContainer(image = "test:uno", stop = "PT25H")
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "stop: Bad grace [PT25H]: it must be from nothing, to kill at once, to a day");
    }

    @Test
    void aliasesWithoutNetwork() {
        @RunContainer(image = "test:uno", aliases = "db")
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "aliases: [db] are names on a network: name it too, as in network = \"backend\"");
    }

    @Test
    void badAlias() {
        @RunContainer(
                image = "test:uno",
                network = "backend",
                aliases = {"db", "-db"})
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "aliases: Bad alias [-db]: it must be a host name of letters, digits and _ . -");
    }

    @Test
    void networkWithABlankName() {
        @RunContainer(image = "test:uno", network = " ")
        class BadCase {}

        assertContainerRefused(BadCase.class, "network: The network's name is empty: name one, or leave it away");
    }

    @Test
    void platformWithABlankName() {
        @RunContainer(image = "test:uno", platform = " ")
        class BadCase {}

        assertContainerRefused(BadCase.class, "platform: Bad platform [ ]: write it as system/architecture");
    }

    @Test
    void rangesOfPortsOfUnequalLength() {
        @RunContainer(image = "test:uno", ports = "9000-9002:8000-8001")
        class BadCase {}

        assertContainerRefused(
                BadCase.class,
                "ports: Bad port [9000-9002:8000-8001]: 3 host ports for 2 container ports; make the ranges equally long");
    }

    @Test
    void propertyWithoutName() {
        @RunContainer(image = "test:uno", properties = "=value")
        class BadCase {}

        assertContainerRefused(
                BadCase.class, "properties: an entry has no name before its equals sign: write it like \"NAME=value\"");
    }

    @Test
    void labelWithoutName() {
        @RunContainer(image = "test:uno", labels = "=value")
        class BadCase {}

        assertContainerRefused(BadCase.class, "labels: an entry has no name before its equals sign");
    }
}
