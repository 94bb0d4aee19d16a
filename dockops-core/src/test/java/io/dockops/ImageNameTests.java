package io.dockops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageNameTests {

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "test:uno, test, uno",
                "test, test, -",
                "a/b/c:1.2_3-x, a/b/c, 1.2_3-x",
                "localhost:5000/test:uno, localhost:5000/test, uno",
                "localhost:5000/test, localhost:5000/test, -",
                "Registry.Example.com:443/a/b:v, Registry.Example.com:443/a/b, v",
                "[::1]:5000/test:uno, [::1]:5000/test, uno",
                "a__b/c-_d, -, -",
                "a__b/c--d.e:x, a__b/c--d.e, x",
            })
    void namesAreTakenApart(String name, String group, String tag) {
        if (group == null) {
            assertThatThrownBy(() -> ImageName.parse(name)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        assertThat(ImageName.parse(name)).isEqualTo(new ImageName(group, tag, null));
        assertThat(ImageName.parse(name)).hasToString(name);
    }

    @Test
    void aDigestIsOnePartWithOrWithoutATag() {
        assertThat(ImageName.parse("test@" + DIGEST)).isEqualTo(new ImageName("test", null, DIGEST));
        assertThat(ImageName.parse("localhost:5000/test:uno@" + DIGEST))
                .isEqualTo(new ImageName("localhost:5000/test", "uno", DIGEST))
                .hasToString("localhost:5000/test:uno@" + DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":uno",
                "Test:uno",
                "test:",
                "test:uno:dos",
                "test:-x",
                "test/:x",
                "/test",
                "test//x",
                "test@",
                "test@sha256:12",
                "te st",
                "test:a b",
                "test:uno\n",
                "-test",
                "test.",
                "http://test",
                "tést:uno",
            })
    void badNamesAreRefusedWithTheNameAndARule(String name) {
        assertThatThrownBy(() -> ImageName.parse(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Bad image name [" + name + "]: ");
    }

    @Test
    void theMessageNamesThePartAndTheRule() {
        assertThatThrownBy(() -> ImageName.parse("Test:uno"))
                .hasMessageContaining("the group [Test] must be lower-case letters");
        assertThatThrownBy(() -> ImageName.parse("test:" + "x".repeat(129))).hasMessageContaining("at most 127");
        assertThatThrownBy(() -> ImageName.parse("test@sha256:12")).hasMessageContaining("the digest [sha256:12]");
    }

    @Test
    void aVeryLongNameIsRefusedLikeAnyOther() {
        assertThatThrownBy(() -> ImageName.parse("a/".repeat(50_000) + "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 255 characters");
        assertThat(ImageName.parse("a".repeat(255) + ":uno").tag()).isEqualTo("uno");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<none>:<none>", "<none>", "<none>@<none>", "sha256:3a7c268f6632", "Not A Name"})
    void whatIsListedWithoutANameHasNone(String listed) {
        assertThat(ImageName.parseListed(listed)).isEmpty();
    }

    @Test
    void aListedNameWithoutTagKeepsItsGroup() {
        assertThat(ImageName.parseListed("test:<none>")).contains(new ImageName("test", null, null));
        assertThat(ImageName.parseListed("test@<none>")).contains(new ImageName("test", null, null));
        assertThat(ImageName.parseListed(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "test:uno, test, true",
        "docker.io/library/test:uno, test, true",
        "test:uno, docker.io/library/test, true",
        "docker.io/me/test:uno, me/test, true",
        "localhost/test:uno, test, true",
        "localhost:5000/test:uno, test, false",
        "localhost:5000/test:uno, localhost:5000/test, true",
        "me/test:uno, test, false",
        "test:uno, tes, false",
        "test:uno, uno, false",
    })
    void theRegistryThatAnEngineFillsInMakesNoDifferenceToTheGroup(String name, String group, boolean belongs) {
        assertThat(ImageName.parse(name).isOfGroup(group)).isEqualTo(belongs);
    }

    @Test
    void twoNamesAreTheSameOnceDefaultsAreFilledIn() {
        assertThat(ImageName.parse("test").isSameAs(ImageName.parse("docker.io/library/test:latest")))
                .isTrue();
        assertThat(ImageName.parse("test:uno").isSameAs(ImageName.parse("test")))
                .isFalse();
        assertThat(ImageName.parse("test@" + DIGEST).isSameAs(ImageName.parse("test")))
                .isFalse();
    }

    @Test
    void theDefaultTagIsLatestUnlessThereIsADigest() {
        assertThat(ImageName.parse("test").withDefaultTag()).hasToString("test:latest");
        assertThat(ImageName.parse("test:uno").withDefaultTag()).hasToString("test:uno");
        assertThat(ImageName.parse("test@" + DIGEST).withDefaultTag()).hasToString("test@" + DIGEST);
    }
}
