package io.dockops.readiness;

import com.github.dockerjava.api.model.Frame;
import io.dockops.engine.ContainerFacts;
import io.dockops.engine.Engine;
import io.dockops.engine.FollowedStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** So many lines of the log match; the log is followed from its beginning, on a stream that lives as long as the wait. */
public final class LogProbe implements Probe {

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
        return answer(followed(container.id()), false);
    }

    /** The engine ends the stream with the container, so that its last lines may still be on their way. */
    @Override
    public Answer askEnded(ContainerFacts container) {
        return answer(followed(container.id()), true);
    }

    private Answer answer(FollowedStream followed, boolean containerEnded) {
        boolean complete = followed.hasEnded(); // asked first: what comes before the end is counted then
        if (complete) {
            matching.finish();
        }
        int found = matching.count();
        String told = "[" + pattern + "] is found in " + found + " of " + times + (times == 1 ? " line" : " lines")
                + " of the log";
        if (found >= times) {
            return Answer.yes(told);
        }
        return followed.failure()
                .map(failure -> Answer.never("the log can't be followed: " + failure.getMessage()))
                .orElseGet(() -> complete && containerEnded
                        ? Answer.never(told + ", and the container has ended")
                        : Answer.no(told));
    }

    private FollowedStream followed(String id) {
        FollowedStream followed = stream;
        if (followed == null) {
            followed = engine.<Frame>follow(
                    "follow the log of container " + id,
                    matching,
                    (client, callback) -> client.logContainerCmd(id)
                            .withStdOut(true)
                            .withStdErr(true)
                            .withFollowStream(true)
                            .exec(callback));
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
