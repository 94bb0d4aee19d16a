package io.dockops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.dockops.engine.CertificateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.bouncycastle.asn1.x509.GeneralName;

/** A registry on the loopback with one image of two layers, which it gives slowly. */
final class LocalRegistry implements AutoCloseable {

    private static final int PARTS = 20;
    private static final int LAYER = 2_000_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpsServer server;
    private final Map<String, byte[]> blobs = new HashMap<>();
    private final byte[] manifest;
    private long layerBytes;

    LocalRegistry() throws Exception {
        List<String> diffs = new ArrayList<>();
        List<String> layers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            byte[] tar = tar("layer-" + i);
            diffs.add('"' + digest(tar) + '"');
            byte[] layer = gzip(tar);
            layerBytes += layer.length;
            layers.add(descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip", layer));
        }
        String config = """
                {"architecture":"amd64","os":"linux","config":{},"history":[{"created_by":"one"},{"created_by":"two"}],\
                "rootfs":{"type":"layers","diff_ids":[%s]}}""".formatted(String.join(",", diffs));
        manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.docker.distribution.manifest.v2+json",\
                "config":%s,"layers":[%s]}""".formatted(
                        descriptor("application/vnd.docker.container.image.v1+json", config.getBytes(UTF_8)),
                        String.join(",", layers))
                .getBytes(UTF_8);
        // An engine takes any certificate of a registry on the loopback.
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                new CertificateFiles("authority").server(new GeneralName(GeneralName.iPAddress, "127.0.0.1"))));
        server.setExecutor(threads);
        server.createContext("/v2/", this::answer);
        server.start();
    }

    String image() {
        return "127.0.0.1:" + server.getAddress().getPort() + "/progress:uno";
    }

    /** How long its layers are together, as they are sent. */
    long layerBytes() {
        return layerBytes;
    }

    private String descriptor(String type, byte[] blob) {
        blobs.put(digest(blob), blob);
        return "{\"mediaType\":\"%s\",\"size\":%d,\"digest\":\"%s\"}".formatted(type, blob.length, digest(blob));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.contains("/manifests/")) {
                exchange.getResponseHeaders()
                        .add("Content-Type", "application/vnd.docker.distribution.manifest.v2+json");
                exchange.getResponseHeaders().add("Docker-Content-Digest", digest(manifest));
                send(exchange, manifest);
            } else if (path.contains("/blobs/")) {
                send(exchange, blobs.get(path.substring(path.lastIndexOf('/') + 1)));
            } else {
                send(exchange, "{}".getBytes(UTF_8));
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().add("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            int part = body.length / PARTS + 1;
            for (int from = 0; from < body.length; from += part) {
                out.write(body, from, Math.min(part, body.length - from));
                if (body.length > LAYER) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(60));
                }
            }
        }
    }

    private static byte[] tar(String name) throws IOException {
        byte[] content = new byte[LAYER + 1];
        new Random(name.hashCode()).nextBytes(content); // that no compression makes shorter
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
