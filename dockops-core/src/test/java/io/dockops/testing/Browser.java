package io.dockops.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Chromium without a window, driven by the WebDriver protocol; {@code .ci/browser} installs it. */
public final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final Map<String, Object> OPTIONS = Map.of(
            "args",
            List.of(
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--window-size=1400,900"));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Process driver, int port) throws IOException, InterruptedException {
        this.driver = driver;
        String all = "http://127.0.0.1:" + port + "/session";
        JsonNode begun = send(
                "POST",
                all,
                Map.of(
                        "capabilities",
                        Map.of("alwaysMatch", Map.of("browserName", "chrome", "goog:chromeOptions", OPTIONS))));
        session = all + "/" + begun.get("sessionId").asText();
    }

    public static Browser start() throws IOException, InterruptedException {
        Process driver;
        try {
            driver = new ProcessBuilder("chromedriver", "--port=0")
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new AssertionError("There is no chromedriver on the PATH: .ci/browser installs one", e);
        }
        BufferedReader output = new BufferedReader(new InputStreamReader(driver.getInputStream(), UTF_8));
        StringBuilder told = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            told.append(line).append('\n');
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return new Browser(driver, Integer.parseInt(started.group(1)));
            }
        }
        throw new AssertionError("The chromedriver did not start: " + told);
    }

    public void open(Path page) throws IOException, InterruptedException {
        post("/url", Map.of("url", page.toUri().toString()));
    }

    /** What a script returns; it is the body of a function. */
    public JsonNode run(String script) throws IOException, InterruptedException {
        return post("/execute/sync", Map.of("script", script, "args", List.of()));
    }

    public String text(String selector) throws IOException, InterruptedException {
        return run("return document.querySelector(\"" + selector + "\").innerText")
                .asText();
    }

    public void click(String selector) throws IOException, InterruptedException {
        JsonNode found = post("/element", Map.of("using", "css selector", "value", selector));
        post("/element/" + found.elements().next().asText() + "/click", Map.of());
    }

    /** Type into whatever has the focus; keys without a letter are in Unicode's private area, as WebDriver has them. */
    public void type(String keys) throws IOException, InterruptedException {
        JsonNode focused = send("GET", session + "/element/active", null);
        post("/element/" + focused.elements().next().asText() + "/value", Map.of("text", keys));
    }

    public void preferColours(String scheme) throws IOException, InterruptedException {
        post(
                "/goog/cdp/execute",
                Map.of(
                        "cmd",
                        "Emulation.setEmulatedMedia",
                        "params",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme)))));
    }

    public byte[] screenshot() throws IOException, InterruptedException {
        return Base64.getDecoder()
                .decode(send("GET", session + "/screenshot", null).asText());
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send("POST", session + path, body);
    }

    private JsonNode send(String method, String uri, Object body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .timeout(Duration.ofMinutes(2))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        JsonNode value = JSON.readTree(
                        http.send(request, BodyHandlers.ofString()).body())
                .get("value");
        if (value.hasNonNull("error")) {
            throw new AssertionError(method + " " + uri + " failed: " + value.get("message"));
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", session, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the driver's end is its browser's too
        } finally {
            driver.destroy();
        }
    }
}
