package io.dockops.junit;

import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Something that is kept on a {@link Shelf}, and how it is closed. */
@SuppressWarnings("deprecation") // up to 5.12 JUnit closes it as the one, from 5.13 as the other
record Kept(Object value, Runnable closing) implements Store.CloseableResource, AutoCloseable {

    @Override
    public void close() {
        closing.run();
    }
}
