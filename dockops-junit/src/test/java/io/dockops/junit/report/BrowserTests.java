package io.dockops.junit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dockops.RunningContainer;
import io.dockops.junit.Container;
import io.dockops.junit.DockerImage;
import io.dockops.junit.Launches;
import io.dockops.junit.RealEngine;
import io.dockops.junit.RunContainer;
import io.dockops.junit.Scope;
import io.dockops.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report's page as a browser shows it. Without a browser the tests fail. */
class BrowserTests {

    private static final String GROUP = "junit-browser";
    private static final String ARROW_DOWN = "\uE015";
    private static final String ARROW_LEFT = "\uE012";
    private static final String ENTER = "\uE007";
    private static final String ESCAPE = "\uE00C";
    private static final boolean WRITES_DOCS = "write".equals(System.getProperty("dockops.docs"));

    private static Browser browser;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.start();
    }

    @AfterAll
    static void end() throws Exception {
        browser.close();
        RealEngine.removeImages(GROUP);
    }

    @Test
    void aRunOfRealContainersIsShownWithItsClassesImagesPortsAndFailures() throws Exception {
        try (Launches launches = new Launches()) {
            launches.run(Map.of("dockops.report", directory.toString()), ShopCase.class, BrokenCase.class);
        }
        browser.preferColours("light");
        browser.open(directory.resolve("index.html"));

        assertThat(browser.text("#tiles")).contains("containers").contains("failed");
        assertThat(browser.text("#grid")).contains("ShopCase", "BrokenCase", "junit-browser:web", "db", "sees");
        assertThat(browser.run(
                                "return [...document.querySelectorAll('tr.row .tag')].map(tag => tag.textContent).join()")
                        .asText())
                .contains("suite", "critical", "✗ failed");
        assertThat(count("td.line .b.wait")).isPositive();
        assertThat(count("td.line .b.make")).isEqualTo(1);
        screenshot("report-timeline");

        browser.click("#tab-containers");
        assertThat(browser.text("#grid"))
                .contains("1337 → 127.0.0.1:")
                .contains("MB")
                .contains("✓ removed");
        browser.click("#tab-failures");
        assertThat(browser.text("#grid")).contains("BrokenCase").contains("ended with exit code 3");
        browser.click("tr.row");
        assertThat(browser.text("#details pre")).contains("no configuration found");
        screenshot("report-failure");
        RealEngine.assertNothingLeft(GROUP);
    }

    @Test
    void twoThousandContainersAreAFewRowsAtATime() throws Exception {
        openMadeUpRun(2_000);

        assertThat(browser.text("#tiles")).contains("2,000");
        assertThat(elements()).isLessThan(3_000);
        assertThat(count("tr.row")).isBetween(10, 60);
        browser.run("document.getElementById('scroll').scrollTop = 1e9");
        await().untilAsserted(() -> assertThat(browser.text("#grid")).contains("test19"));
        browser.click("#tab-containers");
        assertThat(browser.text("#count")).isEqualTo("2,000 containers");
        assertThat(elements()).isLessThan(3_000);
        browser.click("#tab-timeline");
        browser.click("#overview");
        browser.click("#in");
        browser.click("#in");
        await().untilAsserted(() -> assertThat(browser.text("#grid")).contains("Orders50Test"));
        assertThat(browser.run("return document.querySelector('#ruler').getBoundingClientRect().top"
                                + " - document.querySelector('#scroll').getBoundingClientRect().top")
                        .asInt())
                .as("where the ruler is while the rows are scrolled")
                .isZero();
        screenshot("report-2000");
    }

    @Test
    void theFilterKeepsWhatItNamesAndSaysHowMuchThatIs() throws Exception {
        openMadeUpRun(200);

        browser.type("/");
        browser.type("orders3test cache");
        assertThat(browser.text("#count")).isEqualTo("18 containers");
        assertThat(browser.text("#grid")).contains("Orders3Test").doesNotContain("Orders4Test");
        browser.type(ESCAPE);
        assertThat(browser.text("#grid")).contains("Orders0Test");
        browser.run("document.getElementById('filter').value = ''");
        browser.type("no such thing");
        assertThat(browser.text("#empty")).isEqualTo("Nothing matches the filter.");
    }

    @Test
    void whatATestSaysIsTextAndNoMarkup() throws Exception {
        openMadeUpRun(20);

        browser.click("#tab-failures");
        browser.click("tr.row");

        assertThat(browser.run("return document.title").asText()).isEqualTo("dockops report");
        assertThat(browser.run("return document.querySelectorAll('b').length").asInt())
                .isZero();
        assertThat(browser.text("#details")).contains("</script><script>").contains("Orders0Test");
    }

    @Test
    void thePathThatCouldNotBeShorterIsMarked() throws Exception {
        openMadeUpRun(20);

        browser.click("#tab-waits");

        assertThat(browser.text("#grid")).contains("shop (300 ms) ← db (300 ms) ← image shop:uno (built, 900 ms)");
    }

    @Test
    void aKeyboardIsEnough() throws Exception {
        openMadeUpRun(40);

        browser.run("document.getElementById('filter').focus()");
        browser.type(ARROW_DOWN);
        assertThat(focused()).contains("Orders0Test");
        browser.type(ARROW_DOWN + ARROW_DOWN);
        assertThat(focused()).contains("db");
        browser.type(ENTER);
        assertThat(browser.text("#details")).contains("dockops-1").contains("127.0.0.1:20001");
        browser.type(ESCAPE);
        assertThat(browser.run("return document.getElementById('details').hidden")
                        .asBoolean())
                .isTrue();
        assertThat(focused()).contains("db");
        int before = browser.run("return Number(document.getElementById('grid').ariaRowCount)")
                .asInt();
        browser.type(ARROW_LEFT + ARROW_LEFT);
        assertThat(focused()).contains("Orders0Test");
        assertThat(browser.run("return document.activeElement.getAttribute('aria-expanded')")
                        .asText())
                .isEqualTo("false");
        assertThat(browser.run("return Number(document.getElementById('grid').getAttribute('aria-rowcount'))")
                        .asInt())
                .isLessThan(before);
    }

    @Test
    void aReaderOfTheScreenHearsWhatTheBarsShow() throws Exception {
        openMadeUpRun(20);

        assertThat(browser.run(
                                "return [...document.querySelectorAll('td.line .sr')].map(cell => cell.textContent).join('\\n')")
                        .asText())
                .contains("✓ removed, ready after 300 ms, from 901 ms into the run; on the critical path of")
                .contains("waited 1.50 s");
        assertThat(browser.run(
                                "return [...document.querySelectorAll('button, input, [role]')]"
                                        + ".filter(one => !(one.innerText || one.ariaLabel || one.labels?.length || one.caption"
                                        + " || one.hasAttribute('aria-labelledby') || one.id === 'count')).map(one => one.outerHTML)")
                        .toString())
                .as("what has no name")
                .isEqualTo("[]");
    }

    @Test
    void itIsDarkWhereTheReaderLikesThat() throws Exception {
        openMadeUpRun(20);
        int light = brightness();

        browser.preferColours("dark");
        int dark = brightness();
        screenshot("report-dark");
        browser.preferColours("light");

        assertThat(light).isGreaterThan(600);
        assertThat(dark).isLessThan(150);
    }

    private void openMadeUpRun(int containers) throws IOException, InterruptedException {
        new Report(Optional.of(directory)).write(MadeUpRun.of(containers));
        browser.preferColours("light");
        browser.open(directory.resolve("index.html"));
    }

    private static int count(String selector) throws IOException, InterruptedException {
        return browser.run("return document.querySelectorAll('" + selector + "').length")
                .asInt();
    }

    private static int elements() throws IOException, InterruptedException {
        return count("*");
    }

    private static String focused() throws IOException, InterruptedException {
        return browser.run("return document.activeElement.innerText").asText();
    }

    /** Of the background: red, green and blue in sum. */
    private static int brightness() throws IOException, InterruptedException {
        return browser.run("return getComputedStyle(document.body).backgroundColor.match(/\\d+/g)"
                        + ".reduce((sum, part) => sum + Number(part), 0)")
                .asInt();
    }

    private static void screenshot(String name) throws IOException, InterruptedException {
        byte[] png = browser.screenshot();
        assertThat(png).isNotEmpty();
        if (WRITES_DOCS) {
            Files.write(Path.of("../docs", name + ".png"), png);
        }
    }

    @DockerImage(tag = GROUP + ":web", dockerfile = RealEngine.WEB, rebuild = true)
    @RunContainer(name = "db", image = GROUP + ":web", ports = "1337", scope = Scope.SUITE)
    @RunContainer(name = "shop", image = GROUP + ":web", ports = "1337", dependsOn = "db")
    @RunContainer(name = "cache", image = GROUP + ":web", ports = "1337", scope = Scope.METHOD)
    static class ShopCase {

        @Test
        void sees(@Container("cache") RunningContainer cache) {
            assertThat(cache.logs()).isEmpty();
        }

        @Test
        void seesAgain(@Container("cache") RunningContainer cache) {
            assertThat(cache.logs()).isEmpty();
        }
    }

    @RunContainer(
            name = "broken",
            image = "busybox",
            cmd = {"sh", "-c", "echo no configuration found; exit 3"})
    static class BrokenCase {

        @Test
        void neverRuns() {}
    }
}
