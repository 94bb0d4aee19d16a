package io.dockops.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** The real engine behind TLS, on the loopback; it asks its clients for their certificates. */
public final class EngineOnTls implements AutoCloseable {

    private static final Path ENGINE = Path.of("/var/run/docker.sock");

    private final SSLServerSocket server;
    private final Queue<Closeable> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();

    public EngineOnTls(SSLContext tls) throws IOException {
        server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setNeedClientAuth(true);
        Background.run("engine-on-tls", () -> {
            while (true) {
                serve(server.accept());
            }
        });
    }

    public String dockerhost() {
        return "tcp://127.0.0.1:" + server.getLocalPort();
    }

    /** How often something was sent. */
    public int requests() {
        return requests.get();
    }

    private void serve(Socket client) throws IOException {
        SocketChannel engine = SocketChannel.open(UnixDomainSocketAddress.of(ENGINE));
        open.add(client);
        open.add(engine);
        Background.run("engine-on-tls", () -> {
            try (engine) {
                InputStream in = client.getInputStream();
                byte[] bytes = new byte[8192];
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    requests.incrementAndGet();
                    ByteBuffer all = ByteBuffer.wrap(bytes, 0, read);
                    while (all.hasRemaining()) {
                        engine.write(all);
                    }
                }
            }
        });
        Background.run("engine-on-tls", () -> {
            try (client) {
                OutputStream out = client.getOutputStream();
                ByteBuffer bytes = ByteBuffer.allocate(8192);
                while (engine.read(bytes.clear()) >= 0) {
                    out.write(bytes.array(), 0, bytes.position());
                }
            }
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Closeable each : open) {
            each.close();
        }
    }
}
