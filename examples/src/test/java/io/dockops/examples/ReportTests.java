package io.dockops.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The report of all the tests beside this one, in a browser. It runs when they are over. */
@Tag("report")
class ReportTests {

    private static final Path REPORT = Path.of("target", "dockops", "index.html");
    private static final boolean WRITES_DOCS = "write".equals(System.getProperty("dockops.docs"));

    private static final String ESCAPE = "\uE00C";

    private static Browser browser;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.start();
        browser.preferColours("light");
        browser.open(REPORT.toAbsolutePath());
    }

    @AfterAll
    static void end() throws IOException {
        browser.close();
    }

    @Test
    void itsTimelineAndTablesHaveEachClassWithWhatItNeeded() throws Exception {
        browser.click("#tab-timeline");
        if (WRITES_DOCS) {
            Files.write(Path.of("../docs/report-suite.png"), browser.screenshot());
        }
        for (String testClass : List.of("PostgresTest", "RedisTest", "ShopTest", "DependencyGraphTest")) {
            assertThat(filtered(testClass)).contains(testClass);
        }
        browser.click("#tab-images");
        assertThat(filtered("postgres")).contains("example-postgres:15", "MB").doesNotContain("example-redis:7");
    }

    @Test
    void itsFilterKeepsTheContainersOfOneClass() throws Exception {
        browser.click("#tab-containers");
        String all = filtered("");

        assertThat(filtered("RedisTest")).contains("RedisTest").doesNotContain("ShopTest");
        assertThat(filtered("")).isEqualTo(all).contains("DependencyGraphTest");
    }

    @Test
    void nothingFailedAndNothingIsLeft() throws Exception {
        browser.click("#tab-failures");

        assertThat(rows()).isZero();
    }

    /** The rows that are shown of those that the filter keeps. */
    private static String filtered(String words) throws IOException, InterruptedException {
        browser.run("document.getElementById('filter').focus()");
        browser.type(ESCAPE + words);
        return browser.text("#grid");
    }

    private static int rows() throws IOException, InterruptedException {
        return browser.run("return document.querySelectorAll('tr.row').length").asInt();
    }
}
