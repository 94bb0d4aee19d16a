package io.dockops.engine;

import com.github.dockerjava.api.exception.DockerException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The engine answered a call with an error: the HTTP status, and its own message freed of its JSON wrapping. */
public final class EngineRefusal extends EngineException {

    /** The status of what is not there. */
    public static final int NOT_FOUND = 404;

    /** The status of a name that is taken, of a removal in progress, and of a kill of what does not run. */
    private static final int CONFLICT = 409;

    /** The status of what the engine blames itself for, though often it is the request's fault. */
    public static final int SERVER_ERROR = 500;

    private final int status;
    private final String engineMessage;

    EngineRefusal(String call, int status, String engineMessage, @Nullable Throwable cause) {
        super("The engine refused [" + call + "] with status " + status + ": " + engineMessage, cause);
        this.status = status;
        this.engineMessage = engineMessage;
    }

    private EngineRefusal(int status, String engineMessage, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.engineMessage = engineMessage;
    }

    /** Makes the refusal from a raw answer; the body is JSON with a {@code message}, any text, or empty. */
    static EngineRefusal from(String call, int status, String body) {
        return new EngineRefusal(call, status, EngineMessage.unwrap(body), null);
    }

    /** Makes the refusal from what docker-java's typed commands throw, and keeps it as the cause. */
    static EngineRefusal from(String call, DockerException thrown) {
        int status = thrown.getHttpStatus();
        String text = String.valueOf(thrown.getMessage());
        String prefix = "Status " + status + ": ";
        String body = text.startsWith(prefix) ? text.substring(prefix.length()) : text;
        // "null" is what docker-java's formatting makes of an answer without a body.
        return new EngineRefusal(call, status, EngineMessage.unwrap(body.equals("null") ? "" : body), thrown);
    }

    /** The HTTP status, such as 404 or 409. */
    public int status() {
        return status;
    }

    /** The engine's own words. */
    public String engineMessage() {
        return engineMessage;
    }

    /** Tell whether a container that should be killed does not run; Podman has no status of its own for that. */
    public boolean isNotRunning() {
        return status == CONFLICT || engineMessage.contains("can only kill running containers");
    }

    /** Tell whether a name that was asked for is another's; Podman has no status of its own for that. */
    public boolean isNameTaken() {
        return status == CONFLICT
                || engineMessage.contains("that name is already in use")
                || engineMessage.contains("network already exists");
    }

    /** Tell whether somebody else is removing the container already. */
    public boolean isRemovalInProgress() {
        return status == CONFLICT && engineMessage.contains("already in progress");
    }

    /** Tell whether a network can't be removed because containers are on it. */
    public boolean isNetworkInUse() {
        return engineMessage.contains("has active endpoints")
                || engineMessage.contains("network is being used"); // Podman's words
    }

    /** Tell whether the engine has no addresses left for one more network. */
    public boolean isOutOfAddresses() {
        return engineMessage.contains("non-overlapping IPv4 address pool")
                || engineMessage.contains("address pools have been fully subnetted")
                || engineMessage.contains("could not find free subnet"); // Podman's words
    }

    /** The same refusal with more words about it. */
    public EngineRefusal explained(String more) {
        return new EngineRefusal(status, engineMessage + more, getMessage() + more, this);
    }

    /** The same refusal in other words; what it comes from has the first ones, and is left out where they are others. */
    public EngineRefusal reworded(UnaryOperator<String> change) {
        String message = change.apply(getMessage());
        if (message.equals(getMessage())) {
            return this;
        }
        EngineRefusal reworded = new EngineRefusal(status, change.apply(engineMessage), message, null);
        reworded.setStackTrace(getStackTrace());
        return reworded;
    }

    /** Tell whether a host port is taken; the engine has no status of its own for that. */
    public boolean isPortTaken() {
        return engineMessage.contains("port is already allocated")
                || engineMessage.contains("address already in use")
                || engineMessage.contains("all ports are allocated"); // of a range
    }
}
