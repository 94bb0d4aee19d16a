package io.dockops;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.model.PullResponseItem;
import io.dockops.engine.Engine;
import io.dockops.engine.EngineException;
import io.dockops.engine.EngineRefusal;
import io.dockops.engine.ImageFacts;
import io.dockops.engine.Parallel;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Images by name and by group: built, loaded, pulled, listed and removed.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Images implements EventSource {

    private static final Duration PULL = Duration.ofMinutes(30);

    private final Engine engine;
    private final EventHub events = new EventHub();

    /**
     * Work on the engine that a client leads to.
     *
     * @param docker a client of docker-java's; it stays the caller's to close
     * @throws IllegalArgumentException if it does not tell its transport, as a mock does not
     */
    public Images(DockerClient docker) {
        this(Engine.of(docker));
    }

    Images(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Subscription onEvent(Consumer<DockopsEvent> listener) {
        return events.onEvent(listener);
    }

    /**
     * Listen to how far the engine is with images, from now on: to each step of a build, and to counts of bytes, at most four
     * a second for an image. A listener is called on a thread of the connection to the engine, and must not block.
     *
     * @param listener is told of each progress
     * @return ends the listening when closed
     */
    public Subscription onProgress(Consumer<Progress> listener) {
        return events.onProgress(listener);
    }

    /**
     * Build an image, or load it where the tar is a saved image. The tar is checked before the engine hears of it, and
     * no intermediate container is left, whether the build succeeds or not.
     *
     * @param spec what to build, from what
     * @return the image
     * @throws ImageBuildException if the source is not sound or the build fails; the message has the step and its output
     */
    public Image build(BuildSpec spec) {
        return image(builder().build(spec));
    }

    /**
     * Build an image, or load it, only where its content changed since this method made it: an unchanged image costs one
     * call of the engine, the look-up of its name, and a pass over its source.
     *
     * <p>The content is the build context (names, modes, link targets and what is in the files, after
     * {@code .dockerignore}), the Dockerfile's path, build arguments, labels, target and platform. Its SHA-256 is put on the
     * image as the label {@code io.dockops.content}; {@link #build} puts none, as it would have to read the source twice, so
     * that after it the image is built once more. The base images' content and what a build takes from the network are not
     * looked at: where they changed, use {@code build}. A spec that looks for newer base images is built each time.
     *
     * <p>A saved image is unchanged where the name has the id that its {@code manifest.json} tells; where it tells none, or
     * the engine makes ids otherwise, as with containerd's image store, it is loaded each time.
     *
     * @param spec what to build, from what
     * @return the image
     * @throws ImageBuildException if the source is not sound, changes while it is read, or the build fails; the message has
     *     the step and its output
     */
    public Image ensure(BuildSpec spec) {
        return ensure(spec, List.of());
    }

    /**
     * Build an image as {@link #ensure(BuildSpec)} does, and also where an image that it is built from has changed.
     *
     * @param spec what to build, from what
     * @param bases images that it is built from, as they are now
     * @return the image
     * @throws ImageBuildException if the source is not sound, changes while it is read, or the build fails
     */
    public Image ensure(BuildSpec spec, Collection<Image> bases) {
        return image(builder().ensure(spec, bases.stream().map(Image::id).collect(Collectors.toSet())));
    }

    /**
     * Tell which images a build needs, so that those of them that are built here can be built first: what the Dockerfile
     * names after {@code FROM} and {@code COPY --from}, but for its own stages and {@code scratch}. Nothing is sent.
     *
     * @param spec what to build, from what; where that is a stream, it is used up
     * @return their names, each with a tag or a digest; none where the source is a saved image, or is not sound, which the
     *     build itself reports
     */
    public Set<ImageName> bases(BuildSpec spec) {
        return builder().bases(spec);
    }

    /**
     * Build an image from a tar, or from a directory.
     *
     * @param source a build context or a saved image as a tar file, plain or compressed, or a build context's directory
     * @param image its name, such as {@code test:uno}
     * @return the image
     * @throws IllegalArgumentException if it is no image name
     * @throws ImageBuildException if the source is not sound or the build fails
     */
    public Image build(Path source, String image) {
        return build(
                (Files.isDirectory(source) ? BuildSpec.context(source, image) : BuildSpec.tar(source, image)).build());
    }

    /**
     * Build an image from a tar stream.
     *
     * @param tar a build context or a saved image, plain or compressed; read to its end and left open
     * @param image its name, such as {@code test:uno}
     * @return the image
     * @throws IllegalArgumentException if it is no image name
     * @throws ImageBuildException if the source is not sound or the build fails
     */
    public Image buildStream(InputStream tar, String image) {
        return build(BuildSpec.tar(tar, image).build());
    }

    /**
     * Pull an image from its registry, with the credentials of the docker CLI's {@code config.json}.
     *
     * @param image its name, such as {@code test:uno}; without a tag it is {@code latest}
     * @return the image
     * @throws IllegalArgumentException if it is no image name
     * @throws ImagePullException if it could not be pulled; the message has the engine's words
     */
    public Image pull(String image) {
        return pull(image, command -> command);
    }

    /**
     * Pull an image for a platform, which need not be the engine's own.
     *
     * @param image its name, such as {@code test:uno}; without a tag it is {@code latest}
     * @param platform such as {@code linux/arm64}, with a variant where wanted, as in {@code linux/arm/v7}
     * @return the image
     * @throws IllegalArgumentException if it is no image name, or the platform is of another form
     * @throws ImagePullException if it could not be pulled; the message has the engine's words
     */
    public Image pull(String image, String platform) {
        String checked = Platforms.checked(platform);
        return pull(image, command -> command.withPlatform(checked));
    }

    private Image pull(String image, UnaryOperator<PullImageCmd> options) {
        ImageName name = ImageName.parse(image).withDefaultTag();
        AtomicReference<@Nullable String> error = new AtomicReference<>();
        ProgressMeter meter = new ProgressMeter(events, Progress.Work.PULL, name.toString());
        events.emit(EventLevel.VERBOSE, "pull", name.toString(), "Pulling image " + name);
        try {
            engine.<PullResponseItem>stream(
                    "pull image " + name,
                    PULL,
                    item -> progress(name, item, error, meter),
                    (client, callback) ->
                            options.apply(pullCommand(client, name)).exec(callback));
        } catch (EngineException e) {
            throw e instanceof EngineRefusal refusal
                    ? notPulled(name, refusal.engineMessage(), e)
                    : Failures.of("Pulling image [" + name + "]", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notPulled(name, "the thread was interrupted", e);
        }
        String said = error.get();
        if (said != null) {
            throw notPulled(name, said, null);
        }
        events.emit(EventLevel.INFO, "pull", name.toString(), "Pulled image " + name);
        return find(name.toString()).orElseThrow(() -> notPulled(name, "it is gone after the pull", null));
    }

    private static PullImageCmd pullCommand(DockerClient client, ImageName name) {
        // The engine takes a digest where it takes a tag.
        return client.pullImageCmd(name.group())
                .withTag(name.digest() != null ? name.digest() : String.valueOf(name.tag()));
    }

    private void progress(
            ImageName name, PullResponseItem item, AtomicReference<@Nullable String> error, ProgressMeter meter) {
        if (item.getErrorDetail() != null) {
            error.set(item.getErrorDetail().getMessage());
        } else if (item.getStatus() != null) {
            events.emit(EventLevel.SILLY, "pull", name.toString(), item.getStatus());
            meter.pulled(item);
        }
    }

    private static ImagePullException notPulled(ImageName name, String why, @Nullable Throwable cause) {
        return new ImagePullException(
                "Image [" + name + "] could not be pulled: " + why
                        + "; check the name, the network and docker login, or build or load it",
                cause);
    }

    /**
     * Look an image up on the engine.
     *
     * @param image its name or id
     * @return the image, or nothing where the engine does not have it
     */
    public Optional<Image> find(String image) {
        try {
            Optional<ImageFacts> found = engine.findImage(image);
            return found.isPresent() ? Optional.of(image(found.get())) : Optional.empty();
        } catch (EngineException e) {
            throw Failures.of("Looking up image [" + image + "]", e);
        }
    }

    /**
     * Take an image's name apart.
     *
     * @param name such as {@code test:uno}
     * @return its parts; nothing where it has no tag, or is no image name
     */
    public Optional<ImageName> deserializeImageName(String name) {
        return ImageName.parseListed(name).filter(parsed -> parsed.tag() != null);
    }

    /**
     * List the images that the engine has, without intermediate ones.
     *
     * @return the images
     */
    public List<Image> list() {
        return Failures.translated(
                "Listing images",
                () -> engine
                        .call("list images", client -> client.listImagesCmd().exec())
                        .stream()
                        .map(listed -> new Image(
                                listed.getId(),
                                names(listed.getRepoTags() == null ? List.of() : Arrays.asList(listed.getRepoTags())),
                                Objects.requireNonNullElse(listed.getLabels(), Map.of()),
                                Objects.requireNonNullElse(listed.getSize(), 0L)))
                        .toList());
    }

    /**
     * List the images of a group: those with any name in it.
     *
     * @param group the repository part of the name, such as {@code test}
     * @return the images
     */
    public List<Image> listGroup(String group) {
        return list().stream().filter(image -> image.isOfGroup(group)).toList();
    }

    /**
     * Remove a group: each of its names is taken away, and an image goes with its last name. Names of other groups stay,
     * and so does their image. Every name is attempted; an empty group is success.
     *
     * @param group the repository part of the name, such as {@code test}
     * @return the images that lost a name
     * @throws CleanupException if a name could not be removed, as that of an image whose container still exists
     */
    public List<Image> removeGroup(String group) {
        List<Image> members = listGroup(group);
        List<List<String>> names = members.stream()
                .map(image -> image.names().stream()
                        .filter(name -> name.isOfGroup(group))
                        .map(ImageName::toString)
                        .toList())
                .toList();
        List<DockopsException> failures = removeEach(names);
        if (failures.isEmpty()) {
            return members;
        }
        throw CleanupException.of(
                "Could not remove " + failures.size() + " of "
                        + names.stream().mapToInt(List::size).sum() + " image names; the first: "
                        + failures.get(0).getMessage(),
                failures);
    }

    /**
     * The engine trips over names of one image that are removed at the same time, and Podman forgets that one is removed:
     * they go one after another. It also trips over parents in common: what fails in parallel is tried again.
     *
     * @param names those of each image
     */
    private List<DockopsException> removeEach(List<List<String>> names) {
        Set<String> again = ConcurrentHashMap.newKeySet();
        Parallel.forEach(
                names, ofOne -> ofOne.forEach(name -> attemptRemove(name).ifPresent(failure -> again.add(name))));
        return names.stream()
                .flatMap(List::stream)
                .filter(again::contains)
                .flatMap(name -> attemptRemove(name).stream())
                .toList();
    }

    private Optional<DockopsException> attemptRemove(String name) {
        try {
            remove(name);
            return Optional.empty();
        } catch (DockopsException failure) {
            return Optional.of(failure);
        }
    }

    /**
     * Remove an image's name, and the image with its last name; one that is gone already is success.
     *
     * @param image its name, such as {@code test:uno}, or its id
     * @throws DockopsException if the engine refuses, as it does while a container of it exists
     */
    public void remove(String image) {
        try {
            engine.call(
                    "remove image " + image,
                    client -> client.removeImageCmd(image).exec());
        } catch (EngineException e) {
            if (!(e instanceof EngineRefusal refusal) || refusal.status() != EngineRefusal.NOT_FOUND) {
                throw Failures.of("Removing image [" + image + "]", e);
            }
        }
        events.emit(EventLevel.INFO, "remove", image, "Removed image " + image);
    }

    /** Made when it is needed: a run that only looks an image up need not load it. */
    private ImageBuilder builder() {
        return new ImageBuilder(engine, events);
    }

    static Image image(ImageFacts facts) {
        return new Image(facts.id(), names(facts.names()), facts.labels(), facts.size());
    }

    private static List<ImageName> names(List<String> listed) {
        List<ImageName> names = new ArrayList<>();
        for (String name : listed) {
            Optional<ImageName> parsed = ImageName.parseListed(name);
            if (parsed.isPresent()) {
                names.add(parsed.get());
            }
        }
        return names;
    }
}
