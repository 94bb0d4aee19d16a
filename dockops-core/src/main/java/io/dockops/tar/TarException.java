package io.dockops.tar;

import org.jspecify.annotations.Nullable;

/** An archive or a directory cannot be used; the message says which one, why, and what to do. */
public final class TarException extends RuntimeException {

    TarException(String what, String why, String advice, @Nullable Throwable cause) {
        super("Cannot use " + what + ": " + why + "; " + advice, cause);
    }
}
