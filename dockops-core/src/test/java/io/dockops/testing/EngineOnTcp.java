package io.dockops.testing;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real engine in plain text on an address of this machine's that is not the loopback, as an engine of another machine is
 * reached. It is open to those who reach the address, which on {@code docker0} are this machine and its containers.
 */
public final class EngineOnTcp implements AutoCloseable {

    private final InetAddress address = ownAddress();
    private final AtomicInteger connections = new AtomicInteger();
    private final EngineRelay relay;

    public EngineOnTcp() throws IOException {
        relay = new EngineRelay(address, () -> {
            connections.incrementAndGet();
            return sent -> {};
        });
    }

    private static InetAddress ownAddress() throws IOException {
        List<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()
                .sorted(Comparator.comparing(one -> !one.getName().equals("docker0")))
                .toList();
        for (NetworkInterface one : interfaces) {
            for (InetAddress address : one.inetAddresses().toList()) {
                if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
                    return address;
                }
            }
        }
        throw new IOException("This machine has no IPv4 address but the loopback's");
    }

    public String host() {
        return address.getHostAddress();
    }

    public String dockerhost() throws IOException {
        return relay.dockerhost();
    }

    /** How often somebody has connected. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        relay.close();
    }
}
