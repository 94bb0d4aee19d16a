package io.dockops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentDigestTests {

    private static String digest(String context, UnaryOperator<BuildSpec.Builder> changes) throws IOException {
        BuildSpec spec =
                changes.apply(BuildSpec.dockerfile("FROM busybox", "test:uno")).build();
        return ContentDigest.of(spec, Set.of(), new CheckedSource.Text(context));
    }

    private static String digest(Set<String> bases) throws IOException {
        BuildSpec spec = BuildSpec.dockerfile("FROM busybox", "test:uno").build();
        return ContentDigest.of(spec, bases, new CheckedSource.Text("context"));
    }

    @Test
    void theBasesThatAreToldMakeADifference() throws IOException {
        assertThat(digest(Set.of("sha256:1")))
                .isNotEqualTo(digest(Set.of()))
                .isNotEqualTo(digest(Set.of("sha256:2")))
                .isEqualTo(digest(Set.of("sha256:1")));
        assertThat(digest(new LinkedHashSet<>(List.of("sha256:1", "sha256:2"))))
                .isEqualTo(digest(new LinkedHashSet<>(List.of("sha256:2", "sha256:1"))));
    }

    private static String digest(UnaryOperator<BuildSpec.Builder> changes) throws IOException {
        return digest("context", changes);
    }

    static Stream<UnaryOperator<BuildSpec.Builder>> changes() {
        return Stream.of(
                spec -> spec.dockerfilePath("Other"),
                spec -> spec.buildArg("a", "b"),
                spec -> spec.buildArg("a", "c"),
                spec -> spec.buildArg("ab", ""),
                spec -> spec.label("a", "b"),
                spec -> spec.target("a"),
                spec -> spec.platform("a"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachValueMakesADifferenceAndNoTwoAreTheSame(UnaryOperator<BuildSpec.Builder> change) throws IOException {
        String changed = digest(change);

        assertThat(changed).hasSize(64).isEqualTo(digest(change)).isNotEqualTo(digest(spec -> spec));
        List<String> all = new ArrayList<>();
        for (UnaryOperator<BuildSpec.Builder> other : changes().toList()) {
            all.add(digest(other));
        }
        assertThat(all).containsOnlyOnce(changed);
    }

    @Test
    void theContextMakesADifference() throws IOException {
        assertThat(digest("contexts", spec -> spec)).isNotEqualTo(digest("context", spec -> spec));
    }

    @Test
    void theOrderOfNamesMakesNoneNorDoWhatTheResultDoesNotDependOn() throws IOException {
        assertThat(digest(spec -> spec.buildArg("a", "1").buildArg("b", "2")))
                .isEqualTo(digest(spec -> spec.buildArg("b", "2").buildArg("a", "1")));
        assertThat(digest(spec -> spec.timeout(Duration.ofSeconds(1)).pull(true)))
                .isEqualTo(digest(spec -> spec));
    }

    @Test
    void aContextIsDigestedAsWellWhileItIsReadBySomebodyElse() throws IOException {
        BuildSpec spec = BuildSpec.dockerfile("FROM busybox", "test:uno").build();
        ContentDigest digest = ContentDigest.begin(spec, Set.of());

        byte[] read = digest.follow(new CheckedSource.Text("context").open(entry -> {}))
                .readAllBytes();

        assertThat(read).asString(UTF_8).contains("context");
        assertThat(digest.end()).isEqualTo(digest("context", same -> same));
    }
}
