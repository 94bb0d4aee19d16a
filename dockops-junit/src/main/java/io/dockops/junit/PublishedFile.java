package io.dockops.junit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.MediaType;
import org.junit.platform.commons.support.ReflectionSupport;

/** Publishes a text as a file of a test, which JUnit can from 5.12 on. */
final class PublishedFile {

    static final boolean EXISTS = ReflectionSupport.tryToLoadClass(
                    ExtensionContext.class.getPackageName() + ".MediaType", ExtensionContext.class.getClassLoader())
            .toOptional()
            .isPresent();

    private PublishedFile() {}

    /** Publish it, and return where it is; nothing where nobody said. */
    static @Nullable Path publish(ExtensionContext context, String name, String text) {
        return Newer.publish(context, name, text);
    }

    /** Loaded only where the class that it names exists. */
    private static final class Newer {

        @SuppressWarnings("deprecation") // its successor came with 5.14, and both are there since
        static @Nullable Path publish(ExtensionContext context, String name, String text) {
            AtomicReference<@Nullable Path> published = new AtomicReference<>();
            context.publishFile(name, MediaType.TEXT_PLAIN_UTF_8, file -> {
                Files.writeString(file, text, UTF_8);
                published.set(file);
            });
            return published.get();
        }
    }
}
