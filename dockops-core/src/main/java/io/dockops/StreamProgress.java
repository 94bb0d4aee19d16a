package io.dockops;

import java.util.Optional;
import java.util.function.Consumer;

/** Follows a stream in which the engine tells how its work on an image goes, and whether it fails. */
interface StreamProgress<T> extends Consumer<T> {

    /** The failure as it goes on after "failed", where there was one. */
    Optional<String> failure();

    /** Where the work is, as it goes on after its name; empty where that is not known. */
    default String at() {
        return "";
    }
}
