package io.dockops.engine;

import static io.dockops.engine.Requests.encode;

import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.dockops.json.JsonWriter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What containers need beside their images: networks and volumes are made and removed, and names of images taken away,
 * by requests of our own, since docker-java's commands would cost a cold JVM its first start.
 */
public final class Resources {

    private final Engine engine;
    private final Requests requests;

    Resources(Engine engine, Requests requests) {
        this.engine = engine;
        this.requests = requests;
    }

    /** Create a network and return its id. */
    public String createNetwork(String name, Map<String, String> labels) {
        return engine.within(engine.callTimeout(), "create network " + name, () -> {
            byte[] body = new JsonWriter()
                    .beginObject()
                    .field("Name", name)
                    .texts("Labels", labels)
                    .field("CheckDuplicate", true)
                    .endObject()
                    .utf8();
            try (Answer answer = requests.send(Method.POST, "/networks/create", body)) {
                return answer.object().text("Id");
            }
        });
    }

    /** Inspect a network by name or id. */
    public Optional<NetworkFacts> inspectNetwork(String network) {
        return engine.within(
                engine.callTimeout(),
                "inspect network " + network,
                () -> inspect("/networks/" + encode(network)).map(NetworkFacts::of));
    }

    /**
     * Remove a network; one that is gone already is success.
     *
     * @throws EngineRefusal if containers are on it
     */
    public void removeNetwork(String id) {
        // Asked by id, Podman does not look for containers that are on it.
        String network =
                engine.isPodman() ? inspectNetwork(id).map(NetworkFacts::name).orElse(id) : id;
        remove("remove network " + id, "/networks/" + encode(network));
    }

    /** Take a container off a network, whatever state it is in; one that is not there is success. */
    public void disconnect(String network, String container) {
        String call = "disconnect container " + container + " from network " + network;
        byte[] body = new JsonWriter()
                .beginObject()
                .field("Container", container)
                .field("Force", true)
                .endObject()
                .utf8();
        doneOrGone(call, Method.POST, "/networks/" + encode(network) + "/disconnect", body);
    }

    /** Create a volume and return its name, which is all the identity that it has. */
    public String createVolume(String name, Map<String, String> labels) {
        return engine.within(engine.callTimeout(), "create volume " + name, () -> {
            byte[] body = new JsonWriter()
                    .beginObject()
                    .field("Name", name)
                    .texts("Labels", labels)
                    .endObject()
                    .utf8();
            try (Answer answer = requests.send(Method.POST, "/volumes/create", body)) {
                return answer.object().text("Name");
            }
        });
    }

    /** Return a volume's labels, if there is one of this name. */
    public Optional<Map<String, String>> volumeLabels(String name) {
        return engine.within(
                engine.callTimeout(),
                "inspect volume " + name,
                () -> inspect("/volumes/" + encode(name))
                        .map(volume -> ContainerFacts.labels(volume.object("Labels"))));
    }

    /**
     * Remove a volume; one that is gone already is success.
     *
     * @throws EngineRefusal if a container has it
     */
    public void removeVolume(String name) {
        remove("remove volume " + name, "/volumes/" + encode(name));
    }

    /**
     * Take a name off an image, which goes with its last one; a name that is gone already is success.
     *
     * @throws EngineRefusal if it is the last name, and a container of the image exists
     */
    public void removeImage(String name) {
        remove("remove image " + name, "/images/" + StartPath.encodePath(name));
    }

    /** Tell what a container needs to stay as it is, if there is one. */
    public Optional<ContainerUses> uses(String container) {
        return engine.within(
                engine.callTimeout(),
                "inspect container " + container,
                () -> inspect("/containers/" + encode(container) + "/json")
                        .map(found -> ContainerUses.of(found, this::networkId)));
    }

    private String networkId(String name) {
        return inspect("/networks/" + encode(name))
                .map(network -> network.text("Id"))
                .orElse(name);
    }

    private void remove(String call, String path) {
        doneOrGone(call, Method.DELETE, path, null);
    }

    private void doneOrGone(String call, Method method, String path, byte @Nullable [] body) {
        engine.within(engine.callTimeout(), call, () -> {
            try (Answer answer = requests.send(method, path, body)) {
                if (answer.status() != EngineRefusal.NOT_FOUND) {
                    answer.orRefuse();
                }
                return call;
            }
        });
    }

    private Optional<JsonObject> inspect(String path) {
        try (Answer answer = requests.send(Method.GET, path, null)) {
            return answer.status() == EngineRefusal.NOT_FOUND ? Optional.empty() : Optional.of(answer.object());
        }
    }
}
