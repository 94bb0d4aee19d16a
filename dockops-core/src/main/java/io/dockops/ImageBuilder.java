package io.dockops;

import io.dockops.engine.Engine;
import io.dockops.engine.ImageFacts;
import io.dockops.owner.Labels;
import io.dockops.tar.SavedImage;
import io.dockops.tar.TarException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes an image from each kind of source, always or only where it changed. */
final class ImageBuilder {

    private final Engine engine;
    private final EventHub events;
    private final ImageTransfer transfer;

    ImageBuilder(Engine engine, EventHub events) {
        this.engine = engine;
        this.events = events;
        this.transfer = new ImageTransfer(engine, events);
    }

    /** Build, or load where the source is a saved image. */
    ImageFacts build(BuildSpec spec) {
        return withSource(spec, source -> source.isSavedImage() ? load(spec, source) : build(spec, source));
    }

    /** Do the same, but only where the image that the engine has under this name is another. */
    ImageFacts ensure(BuildSpec spec, Set<String> bases) {
        return withSource(
                spec, source -> source.isSavedImage() ? ensureLoaded(spec, source) : ensureBuilt(spec, bases, source));
    }

    /** Tell which images a build needs; a source that can't be read needs none. */
    Set<ImageName> bases(BuildSpec spec) {
        try (CheckedSource source = check(spec)) {
            return BaseImages.of(source.dockerfile(), spec.buildArgs(), spec.target());
        } catch (TarException | IOException e) {
            return Set.of(); // the build will tell
        }
    }

    private ImageFacts ensureBuilt(BuildSpec spec, Set<String> bases, CheckedSource source) throws IOException {
        String content = ContentDigest.of(spec, bases, source);
        // what the registry has now, only a build finds out
        Optional<ImageFacts> unchanged =
                spec.pull() ? Optional.empty() : found(spec).filter(image -> isOf(content, image));
        return unchanged.isPresent() ? kept(spec, unchanged.get()) : build(spec, bases, source, content);
    }

    private ImageFacts ensureLoaded(BuildSpec spec, CheckedSource source) throws IOException {
        Optional<ImageFacts> unchanged = savedId(spec.tag(), source.images())
                .flatMap(id -> found(spec).filter(image -> image.id().equals(id)));
        return unchanged.isPresent() ? kept(spec, unchanged.get()) : load(spec, source);
    }

    private ImageFacts kept(BuildSpec spec, ImageFacts image) {
        events.emit(EventLevel.VERBOSE, "keep", spec.tag().toString(), "Image " + spec + " is unchanged");
        return image;
    }

    /** The id of the image that a load would give this name to; nothing where that can't be told. */
    private static Optional<String> savedId(ImageName tag, List<SavedImage> images) {
        return images.stream()
                .filter(image -> image.names().stream()
                        .flatMap(name -> ImageName.parseListed(name).stream())
                        .anyMatch(tag::isSameAs))
                .findFirst()
                .or(() -> images.size() == 1 ? Optional.of(images.get(0)) : Optional.empty())
                .flatMap(SavedImage::id);
    }

    private ImageFacts load(BuildSpec spec, CheckedSource source) throws IOException {
        try (InputStream tar = source.open(entry -> {})) {
            return made(spec, transfer.load(spec, tar, source.size()));
        }
    }

    private ImageFacts build(BuildSpec spec, CheckedSource source) throws IOException {
        try (InputStream context = source.open(entry -> entryEvent(spec, entry))) {
            return made(spec, transfer.build(spec, context, source.size(), Map.of(), true));
        }
    }

    /** Build with a label that tells the content. */
    private ImageFacts build(BuildSpec spec, Set<String> bases, CheckedSource source, String content)
            throws IOException {
        ImageFacts built = build(spec, bases, source, content, true);
        // Podman may take a target stage from its cache as it is there, whatever the labels and arguments are now.
        return isOf(content, built) ? built : build(spec, bases, source, content, false);
    }

    private static boolean isOf(String content, ImageFacts image) {
        return content.equals(image.labels().get(Labels.CONTENT));
    }

    /** Do it once: the content must not have changed since it was digested. */
    private ImageFacts build(BuildSpec spec, Set<String> bases, CheckedSource source, String content, boolean fromCache)
            throws IOException {
        ContentDigest sent = ContentDigest.begin(spec, bases);
        String built;
        try (InputStream context = source.open(entry -> entryEvent(spec, entry))) {
            built = transfer.build(
                    spec, sent.follow(context), source.size(), Map.of(Labels.CONTENT, content), fromCache);
        }
        if (!content.equals(sent.end())) {
            remove(spec);
            throw new ImageBuildException(
                    "Image [" + spec
                            + "] is not kept: its source changed while it was read; build it again once that is done",
                    null);
        }
        return made(spec, built);
    }

    private void remove(BuildSpec spec) {
        String tag = spec.tag().toString();
        Failures.translated(
                "Removing image [" + tag + "]",
                () -> engine.call(
                        "remove image " + tag,
                        client -> client.removeImageCmd(tag).exec()));
    }

    private Optional<ImageFacts> found(BuildSpec spec) {
        return find(spec, spec.tag().toString());
    }

    private ImageFacts made(BuildSpec spec, String idOrName) {
        return find(spec, idOrName)
                .orElseThrow(() -> new ImageBuildException(
                        "Image [" + spec.tag() + "] was built, but is gone; did somebody else remove it?", null));
    }

    private Optional<ImageFacts> find(BuildSpec spec, String idOrName) {
        return Failures.translated("Looking up image [" + spec.tag() + "]", () -> engine.findImage(idOrName));
    }

    /** What is done with a source once it is known to be sound. */
    @FunctionalInterface
    private interface SourceWork {
        ImageFacts on(CheckedSource source) throws IOException;
    }

    private ImageFacts withSource(BuildSpec spec, SourceWork work) {
        try (CheckedSource source = check(spec)) {
            return work.on(source);
        } catch (TarException | IOException e) {
            throw new ImageBuildException("Image [" + spec.tag() + "] is not built: " + e.getMessage(), e);
        }
    }

    private CheckedSource check(BuildSpec spec) {
        return spec.source().check(spec.dockerfilePath(), entry -> entryEvent(spec, entry));
    }

    private void entryEvent(BuildSpec spec, String entry) {
        events.emit(EventLevel.SILLY, "entry", spec.tag().toString(), "Entry " + entry);
    }
}
