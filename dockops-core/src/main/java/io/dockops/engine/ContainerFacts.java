package io.dockops.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What an inspect tells about a container, as far as dockops uses it.
 *
 * @param id the full id
 * @param name without the leading slash
 * @param imageId the id of the image that it was made from
 * @param image the image's name as it was given at creation
 * @param status Docker's word: {@code created}, {@code running}, {@code exited}, …
 * @param exitCode of the last run; meaningless while it runs
 * @param outOfMemory whether the kernel killed it for memory
 * @param error what the engine noted when it could not start it; mostly empty
 * @param health what its health check says; nothing where its image defines none
 * @param labels its labels, with those that it inherits from its image
 * @param ports the published ports
 * @param networks where it is reached inside of the engine's networks
 * @param networkNames what these networks are called
 * @param created when it was made, in the engine's words
 * @param finished when its last run ended, in the engine's words; meaningless while it runs
 */
public record ContainerFacts(
        String id,
        String name,
        String imageId,
        String image,
        String status,
        int exitCode,
        boolean outOfMemory,
        String error,
        Optional<Health> health,
        Map<String, String> labels,
        List<PublishedPort> ports,
        List<NetworkAddress> networks,
        List<String> networkNames,
        String created,
        String finished) {

    /** A port that the engine publishes on its host. */
    public record PublishedPort(int containerPort, String protocol, String hostIp, int hostPort) {}

    /** A container's address in one network; either may be empty. */
    public record NetworkAddress(String address, String gateway) {}

    /** What a health check says: the engine's word, and what its last run wrote. */
    public record Health(String status, String lastOutput) {}

    public boolean isRunning() {
        return status.equals("running");
    }

    /** Tell whether its process is gone, and not about to come back. */
    public boolean hasEnded() {
        return switch (status) {
            case "running", "paused", "restarting" -> false;
            default -> true;
        };
    }

    /** Say how its last run ended. */
    public String exit() {
        return "exit code " + exitCode
                + (outOfMemory ? " (killed for memory; does it need a higher limit, or less to do?)" : "");
    }

    /** The same, killed for memory. */
    public ContainerFacts killedForMemory() {
        return new ContainerFacts(
                id,
                name,
                imageId,
                image,
                status,
                exitCode,
                true,
                error,
                health,
                labels,
                ports,
                networks,
                networkNames,
                created,
                finished);
    }

    static ContainerFacts of(JsonObject inspect) {
        JsonObject state = inspect.object("State");
        JsonObject settings = inspect.object("NetworkSettings");
        String name = inspect.text("Name");
        return new ContainerFacts(
                inspect.text("Id"),
                name.startsWith("/") ? name.substring(1) : name,
                inspect.text("Image"),
                inspect.text("Config", "Image"),
                dockersWord(state.text("Status")),
                (int) state.number("ExitCode"),
                state.flag("OOMKilled"),
                state.text("Error"),
                health(state.object("Health")),
                labels(inspect.object("Config", "Labels")),
                ports(settings.object("Ports")),
                networks(settings.object("Networks")),
                List.copyOf(settings.object("Networks").fields().keySet()),
                inspect.text("Created"),
                state.text("FinishedAt"));
    }

    /** Podman has words of its own for what is between Docker's: a process that is asked to end runs still. */
    public static String dockersWord(String status) {
        return switch (status) {
            case "configured", "initialized" -> "created";
            case "stopping" -> "running";
            case "stopped" -> "exited";
            default -> status;
        };
    }

    /** Newer engines write {@code none} for what older ones leave out. */
    private static Optional<Health> health(JsonObject health) {
        String status = health.text("Status");
        if (status.isEmpty() || status.equals("none")) {
            return Optional.empty();
        }
        List<JsonObject> runs = health.objects("Log");
        return Optional.of(new Health(
                status, runs.isEmpty() ? "" : runs.get(runs.size() - 1).text("Output")));
    }

    static Map<String, String> labels(JsonObject labels) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, Object> label : labels.fields().entrySet()) {
            texts.put(label.getKey(), label.getValue().toString());
        }
        return texts;
    }

    /** From {@code {"1337/tcp": [{"HostIp": "127.0.0.1", "HostPort": "49153"}], "53/udp": null}}. */
    private static List<PublishedPort> ports(JsonObject ports) {
        List<PublishedPort> published = new ArrayList<>();
        for (String exposed : ports.fields().keySet()) {
            String[] parts = exposed.split("/", 2);
            for (JsonObject binding : ports.objects(exposed)) {
                String hostPort = binding.text("HostPort");
                if (!hostPort.isEmpty()) {
                    published.add(new PublishedPort(
                            Integer.parseInt(parts[0]),
                            parts.length > 1 ? parts[1] : "tcp",
                            binding.text("HostIp"),
                            Integer.parseInt(hostPort)));
                }
            }
        }
        return published;
    }

    private static List<NetworkAddress> networks(JsonObject networks) {
        List<NetworkAddress> addresses = new ArrayList<>();
        for (String name : networks.fields().keySet()) {
            JsonObject network = networks.object(name);
            addresses.add(new NetworkAddress(network.text("IPAddress"), network.text("Gateway")));
        }
        return addresses;
    }
}
