package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseImagesTests {

    private static List<String> of(String dockerfile, Map<String, String> buildArgs, String target) {
        return BaseImages.of(dockerfile, buildArgs, Optional.ofNullable(target)).stream()
                .map(ImageName::toString)
                .toList();
    }

    private static List<String> of(String dockerfile) {
        return of(dockerfile, Map.of(), null);
    }

    @ParameterizedTest
    @CsvSource({
        "FROM busybox, busybox:latest",
        "from test:uno, test:uno",
        "'  From\ttest:uno  ', test:uno",
        "FROM --platform=linux/amd64 test:uno AS build, test:uno",
        "FROM --platform=$BUILDPLATFORM test:uno as build, test:uno",
        "FROM localhost:5000/test:uno, localhost:5000/test:uno",
        "FROM test:uno AS test, test:uno",
        "'FROM \"test:uno\"', test:uno",
    })
    void aFromLineNamesAnImage(String line, String image) {
        assertThat(of(line + "\nRUN true\n")).containsExactly(image);
    }

    @Test
    void stagesAndScratchAreNoImages() {
        assertThat(of("""
                        FROM test:uno AS Build
                        RUN echo FROM test:no
                        FROM scratch
                        FROM build AS more
                        FROM test:dos
                        COPY --from=Build /a /a
                        COPY --from=1 /a /a
                        COPY --chown=1 --from=test:tres /a /a
                        """)).containsExactly("test:uno", "test:dos", "test:tres");
    }

    @Test
    void aStageMayHaveItsBasesName() {
        assertThat(of("FROM app AS app\nFROM app\n")).containsExactly("app:latest");
    }

    @Test
    void commentsAndEmptyLinesAreLeftOutAlsoBetweenContinuedLines() {
        assertThat(of("""
                        # FROM test:no

                        FROM \\
                          # the base
                          --platform=linux/amd64 \\

                          test:uno \\ \s
                          AS build
                        RUN echo \\
                          FROM test:no
                        """)).containsExactly("test:uno");
    }

    @ParameterizedTest
    @CsvSource({
        "$TAG, test:uno",
        "${TAG}, test:uno",
        "${TAG:-dos}, test:uno",
        "${NONE:-dos}, test:dos",
        "${NONE-dos}, test:dos"
    })
    void anArgumentsDefaultIsTaken(String variable, String image) {
        assertThat(of("ARG NAME=test TAG='uno'\nFROM $NAME:" + variable)).containsExactly(image);
    }

    @Test
    void aBuildArgumentWinsOverADefault() {
        String dockerfile = "ARG TAG=uno\nARG BASE=test:$TAG\nFROM $BASE\n";

        assertThat(of(dockerfile)).containsExactly("test:uno");
        assertThat(of(dockerfile, Map.of("TAG", "dos"), null)).containsExactly("test:dos");
        assertThat(of(dockerfile, Map.of("BASE", "busybox"), null)).containsExactly("busybox:latest");
    }

    @Test
    void aBuildArgumentIsTakenOnlyWhereItIsDeclaredBeforeTheFirstStage() {
        Map<String, String> dos = Map.of("TAG", "dos");

        assertThat(of("ARG TAG\nFROM test:$TAG", dos, null)).containsExactly("test:dos");
        assertThat(of("FROM test:$TAG", dos, null)).isEmpty();
        assertThat(of("FROM scratch\nARG TAG=uno\nFROM test:$TAG")).isEmpty();
    }

    @Test
    void whatComesAfterTheTargetIsNotNeeded() {
        String dockerfile =
                "FROM busybox AS base\nCOPY --from=test:cuatro /a /a\nFROM test:uno AS app\nFROM test:dos\n";

        assertThat(of(dockerfile, Map.of(), "Base")).containsExactly("busybox:latest", "test:cuatro");
        assertThat(of(dockerfile, Map.of(), "app")).containsExactly("busybox:latest", "test:cuatro", "test:uno");
        assertThat(of(dockerfile)).contains("test:dos");
    }

    @ParameterizedTest
    @CsvSource({"''", "FROM", "FROM --platform=x", "FROM Not:A:Name", "FROM $NONE", "ARG", "COPY --from= /a /a"})
    void whatCanNotBeReadIsLeftOut(String dockerfile) {
        assertThat(of(dockerfile)).isEmpty();
    }
}
