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

    private Page() {}

    static void write(OutputStream out, List<Path> parts) throws IOException {
        String page = new String(resource("page.html"), StandardCharsets.UTF_8);
        int style = page.indexOf("/*style*/");
        int data = page.indexOf("/*data*/");
        int script = page.indexOf("/*script*/");
        text(out, page.substring(0, style));
        out.write(resource("page.css"));
        text(out, page.substring(style + "/*style*/".length(), data));
        array(out, parts);
        text(out, page.substring(data + "/*data*/".length(), script));
        out.write(resource("page.js"));
        text(out, page.substring(script + "/*script*/".length()));
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
                text(out, "\\u003c");
                from = i + 1;
            }
        }
        out.write(json, from, json.length - from);
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("The resource [" + name + "] of the report is missing in dockops-junit's jar");
            }
            return in.readAllBytes();
        }
    }
}
