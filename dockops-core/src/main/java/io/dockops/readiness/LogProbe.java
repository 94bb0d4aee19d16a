package io.dockops.readiness;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.LogContainerCmd;
import com.github.dockerjava.api.model.Frame;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.FollowedStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** So many lines of the log match; the log is followed from its beginning, on a stream that lives as long as the wait. */
public final class LogProbe implements Probe {

    private static final Duration WHOLE_LOG = Duration.ofSeconds(60);

    private final Engine engine;
    private final Pattern pattern;
    private final int times;
    private final MatchingLines matching;
    private @Nullable FollowedStream stream;

    public LogProbe(Engine engine, Pattern pattern, int times) {
        this.engine = engine;
        this.pattern = pattern;
        this.times = times;
        this.matching = new MatchingLines(pattern);
    }

    @Override
    public Answer ask(ContainerFacts container) {
        FollowedStream followed = followed(container.id());
        if (followed.hasEnded()) {
            matching.finish();
        }
        return found(matching)
                .orElseGet(() -> followed.failure()
                        .map(failure -> Answer.never("the log can't be followed: " + failure.getMessage()))
                        .orElseGet(() -> Answer.no(told(matching))));
    }

    /** The engine may end a stream that follows without the last lines, so that the whole log is read. */
    @Override
    public Answer askEnded(ContainerFacts container) {
        MatchingLines whole = new MatchingLines(pattern);
        try {
            engine.<Frame>stream(
                    "read the log of container " + container.id(),
                    WHOLE_LOG,
                    whole,
                    (client, callback) -> log(client, container.id()).exec(callback));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        whole.finish();
        return found(whole).orElseGet(() -> Answer.never(told(whole) + ", and the container has ended"));
    }

    private Optional<Answer> found(MatchingLines lines) {
        return lines.count() >= times ? Optional.of(Answer.yes(told(lines))) : Optional.empty();
    }

    private String told(MatchingLines lines) {
        return "[" + pattern + "] is found in " + lines.count() + " of " + times + (times == 1 ? " line" : " lines")
                + " of the log";
    }

    private static LogContainerCmd log(DockerClient client, String id) {
        return client.logContainerCmd(id).withStdOut(true).withStdErr(true);
    }

    private FollowedStream followed(String id) {
        FollowedStream followed = stream;
        if (followed == null) {
            followed = engine.<Frame>follow(
                    "follow the log of container " + id,
                    matching,
                    end -> {},
                    (client, callback) -> log(client, id).withFollowStream(true).exec(callback));
            stream = followed;
        }
        return followed;
    }

    @Override
    public void close() {
        if (stream != null) {
            try {
                stream.close();
            } catch (UncheckedIOException e) {
                // A connection that can't be closed is broken already, and the wait has its answer.
            }
        }
    }
}
