package io.dockops.junit;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project whose tests Surefire runs in two forks, and whose failing test it runs again. */
class ForkTests {

    private static final String GROUP = "junit-forks";

    /** Runs the classes of {@code io.dockops.junit.forks} on the class path, and the JUnit, of this JVM. */
    private static final String PROJECT = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>forks</groupId>
              <artifactId>forks</artifactId>
              <version>1</version>
              <dependencies>
                <dependency>
                  <groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId>
                  <version>%s</version>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-surefire-plugin</artifactId>
                    <version>3.6.1</version>
                    <configuration>
                      <testClassesDirectory>%s</testClassesDirectory>
                      <includes>
                        <include>**/*ForkCase.java</include>
                      </includes>
                      <additionalClasspathElements>%s</additionalClasspathElements>
                      <forkCount>2</forkCount>
                      <reuseForks>true</reuseForks>
                      <rerunFailingTestsCount>1</rerunFailingTestsCount>
                      <systemPropertyVariables>
                        <junit-forks.notes>%s</junit-forks.notes>
                      </systemPropertyVariables>
                    </configuration>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;

    @AfterAll
    static void removeImages() {
        RealEngine.removeImages(GROUP);
    }

    @Test
    void eachForkStartsTheSuitesContainerOnceAlsoForATestThatIsRunAgainAndLeavesNothing(@TempDir Path project)
            throws Exception {
        Files.writeString(
                project.resolve("pom.xml"),
                PROJECT.formatted(System.getProperty("junit.version"), testClasses(), classPath(), project));
        Path output = project.resolve("output");

        ProcessBuilder builder = new ProcessBuilder("mvn", "-B", "-ntp", "surefire:test")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().remove("DOCKOPS_REPORT");
        Process maven = builder.start();

        assertThat(maven.waitFor(5, TimeUnit.MINUTES)).as("Maven ended").isTrue();
        assertThat(maven.exitValue()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("Flakes: 1");
        Map<String, Set<String>> containersByFork = containersByFork(project);
        assertThat(containersByFork).as("forks").hasSize(2);
        assertThat(containersByFork.values())
                .as("containers of each")
                .allSatisfy(containers -> assertThat(containers).hasSize(1))
                .doesNotHaveDuplicates();
        assertThat(Files.readString(project.resolve("target/dockops/index.html"))
                        .split("\"run\":\"build-", -1))
                .as("the page before, between and after the parts of two forks")
                .hasSize(3);
        RealEngine.assertNothingLeft(GROUP);
    }

    private static Map<String, Set<String>> containersByFork(Path project) throws IOException {
        List<String> notes = Files.readAllLines(project.resolve("notes"));
        assertThat(notes).as("one for each test, and one for the second try").hasSize(6);
        return notes.stream()
                .map(note -> note.split(" ", 2))
                .collect(groupingBy(note -> note[0], mapping(note -> note[1], toSet())));
    }

    private static Path testClasses() throws Exception {
        return Path.of(ForkTests.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(element -> "<element>" + element + "</element>")
                .collect(Collectors.joining());
    }
}
