package io.dockops.junit;

import io.dockops.HttpCheck;
import io.dockops.ReadinessProbe;
import io.dockops.engine.DurationText;
import java.util.ArrayList;
import java.util.List;

/** Reads {@link WaitFor} annotations. */
final class WaitReader {

    private final Elements elements = new Elements();

    private WaitReader() {}

    static io.dockops.WaitFor read(WaitFor[] annotations) {
        List<io.dockops.WaitFor> all = new ArrayList<>();
        for (WaitFor annotation : annotations) {
            all.add(read(annotation));
        }
        if (all.size() > 1 && all.contains(io.dockops.WaitFor.none())) {
            throw new IllegalArgumentException("none stands alone: take the other @WaitFor away, or none");
        }
        return io.dockops.WaitFor.allOf(all.toArray(io.dockops.WaitFor[]::new));
    }

    private static io.dockops.WaitFor read(WaitFor annotation) {
        WaitReader reader = new WaitReader();
        try {
            return reader.waitFor(annotation);
        } catch (IllegalArgumentException e) {
            throw reader.elements.told(e);
        }
    }

    private io.dockops.WaitFor waitFor(WaitFor annotation) {
        List<io.dockops.WaitFor> conditions = conditions(annotation);
        elements.atNone();
        refuseStrayElements(annotation);
        if (annotation.none()) {
            if (!conditions.isEmpty() || !annotation.timeout().isEmpty()) {
                throw new IllegalArgumentException("none stands alone: take the other elements away, or none");
            }
            return io.dockops.WaitFor.none();
        }
        if (conditions.isEmpty()) {
            throw new IllegalArgumentException("a @WaitFor says nothing: give it one of port, http, log, healthy, exit,"
                    + " command, probe and none");
        }
        io.dockops.WaitFor together = io.dockops.WaitFor.allOf(conditions.toArray(io.dockops.WaitFor[]::new));
        return elements.given("timeout", annotation.timeout())
                ? together.within(DurationText.parse(annotation.timeout()))
                : together;
    }

    private List<io.dockops.WaitFor> conditions(WaitFor annotation) {
        List<io.dockops.WaitFor> conditions = new ArrayList<>();
        if (annotation.port() != 0) {
            elements.at("port");
            conditions.add(io.dockops.WaitFor.port(annotation.port()));
        }
        if (elements.given("http", annotation.http())) {
            conditions.add(io.dockops.WaitFor.http(check(annotation)));
        }
        if (elements.given("log", annotation.log())) {
            io.dockops.WaitFor once = io.dockops.WaitFor.log(annotation.log());
            elements.at("times");
            conditions.add(
                    annotation.times() == 1 ? once : io.dockops.WaitFor.log(annotation.log(), annotation.times()));
        }
        if (annotation.healthy()) {
            conditions.add(io.dockops.WaitFor.healthy());
        }
        if (annotation.exit() != -1) {
            elements.at("exit");
            conditions.add(io.dockops.WaitFor.exit(annotation.exit()));
        }
        if (annotation.command().length > 0) {
            elements.at("command");
            conditions.add(io.dockops.WaitFor.command(annotation.command()));
        }
        if (annotation.probe() != ReadinessProbe.class) {
            elements.at("probe");
            conditions.add(io.dockops.WaitFor.probe(annotation.probe()));
        }
        return conditions;
    }

    private HttpCheck check(WaitFor annotation) {
        HttpCheck check = HttpCheck.get(annotation.http());
        if (annotation.httpPort() != 0) {
            elements.at("httpPort");
            check = check.withPort(annotation.httpPort());
        }
        if (elements.given("method", annotation.method())) {
            check = check.withMethod(annotation.method());
        }
        elements.at("status");
        check = check.withStatus(annotation.status());
        elements.at("header");
        check = withHeaders(check, annotation.header());
        elements.at("body");
        check = check.withBody(annotation.body());
        elements.atNone();
        return annotation.tls() ? check.withTls() : check;
    }

    private static HttpCheck withHeaders(HttpCheck check, String[] headers) {
        HttpCheck all = check;
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                // The header may be a secret whose name was forgotten: it is not repeated.
                throw new IllegalArgumentException(
                        "an entry has no name before its colon: write it like \"Name: value\"");
            }
            all = all.withHeader(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return all;
    }

    /** What says how to ask, without what is asked, would be ignored. */
    private static void refuseStrayElements(WaitFor annotation) {
        boolean ofHttp = annotation.httpPort() != 0
                || !annotation.method().isEmpty()
                || annotation.status().length > 0
                || annotation.header().length > 0
                || !annotation.body().isEmpty()
                || annotation.tls();
        if (ofHttp && annotation.http().isEmpty()) {
            throw new IllegalArgumentException(
                    "httpPort, method, status, header, body and tls belong to http: give its path, as in http = \"/\"");
        }
        if (annotation.times() != 1 && annotation.log().isEmpty()) {
            throw new IllegalArgumentException("times belongs to log: give its pattern, as in log = \"ready\"");
        }
    }
}
