package io.dockops;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chooses a host port for what must know it before the engine would pick one: free now, and maybe not any more later. */
final class FreePort {

    private static final int FIRST_DYNAMIC = 49_152;
    private static final int LAST_DYNAMIC = 65_535;
    private static final int TRIES = 50;

    /** Chooses for a binding; nothing where none of its range is free. */
    @FunctionalInterface
    interface Chooser {
        OptionalInt choose(PortBinding binding, Set<Integer> except);
    }

    private FreePort() {}

    /**
     * What chooses for an engine.
     *
     * @param isLocal whether its ports are this machine's
     */
    static Chooser on(boolean isLocal) {
        return new Chooser() {
            @Override
            public OptionalInt choose(PortBinding binding, Set<Integer> except) {
                return isLocal ? onThisMachine(binding, except) : byChance(binding, except);
            }
        };
    }

    /** Ask this machine, whose ports are the engine's too. */
    static OptionalInt onThisMachine(PortBinding binding, Set<Integer> except) {
        if (!isAskedHere(binding)) {
            return byChance(binding, except);
        }
        IntStream candidates = binding.hostPort() == 0
                ? IntStream.generate(() -> bind(binding, 0)).limit(TRIES)
                : shuffled(binding).stream().mapToInt(port -> bind(binding, port));
        return candidates.filter(port -> port != 0 && !except.contains(port)).findFirst();
    }

    /** Guess: what is taken on another machine shows when the container starts. */
    static OptionalInt byChance(PortBinding binding, Set<Integer> except) {
        IntStream candidates = binding.hostPort() == 0
                ? ThreadLocalRandom.current().ints(TRIES, FIRST_DYNAMIC, LAST_DYNAMIC + 1)
                : shuffled(binding).stream().mapToInt(port -> port);
        return candidates.filter(port -> !except.contains(port)).findFirst();
    }

    /** A socket of Java's speaks no SCTP, and an engine in a virtual machine may have addresses that this one has not. */
    private static boolean isAskedHere(PortBinding binding) {
        try {
            InetAddress address = InetAddress.getByName(binding.hostIp());
            return binding.protocol() != Protocol.SCTP
                    && (address.isAnyLocalAddress()
                            || address.isLoopbackAddress()
                            || NetworkInterface.getByInetAddress(address) != null);
        } catch (IOException e) {
            return false; // the engine knows better what the address means
        }
    }

    /** In no order, so that two who choose from one range seldom choose the same. */
    private static List<Integer> shuffled(PortBinding binding) {
        List<Integer> ports = IntStream.rangeClosed(binding.hostPort(), binding.lastHostPort())
                .boxed()
                .collect(Collectors.toList());
        Collections.shuffle(ports);
        return ports;
    }

    /** The port that could be bound, any if 0 is asked for; 0 where it is taken. */
    private static int bind(PortBinding binding, int port) {
        InetSocketAddress address = new InetSocketAddress(binding.hostIp(), port);
        if (binding.protocol() == Protocol.UDP) {
            try (DatagramSocket socket = new DatagramSocket(address)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                return 0;
            }
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
            return socket.getLocalPort();
        } catch (IOException e) {
            return 0;
        }
    }
}
