package io.dockops.junit.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page that shows a run: one file that needs nothing else, with the parts' JSON as it is. */
final class Page {

    private static final String DATA = "/*data*/";
    private static final byte[] LESS_THAN = "\\u003c".getBytes(StandardCharsets.UTF_8);

    private final byte[] beforeData;
    private final byte[] afterData;

    /** Read what is the same for all runs. */
    Page() throws IOException {
        String page = resource("page.html")
                .replace("/*style*/", resource("page.css"))
                .replace("/*script*/", resource("page.js"));
        int data = page.indexOf(DATA);
        beforeData = page.substring(0, data).getBytes(StandardCharsets.UTF_8);
        afterData = page.substring(data + DATA.length()).getBytes(StandardCharsets.UTF_8);
    }

    void write(OutputStream out, List<Path> parts) throws IOException {
        out.write(beforeData);
        array(out, parts);
        out.write(afterData);
    }

    private static void array(OutputStream out, List<Path> parts) throws IOException {
        out.write('[');
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            embed(out, Files.readAllBytes(parts.get(i)));
        }
        out.write(']');
    }

    /** Without what would end the script that it stands in; in JSON it is in strings only. */
    private static void embed(OutputStream out, byte[] json) throws IOException {
        int from = 0;
        for (int i = 0; i < json.length; i++) {
            if (json[i] == '<') {
                out.write(json, from, i - from);
                out.write(LESS_THAN);
                from = i + 1;
            }
        }
        out.write(json, from, json.length - from);
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The resource [" + name + "] of the report is missing in dockops-junit's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
