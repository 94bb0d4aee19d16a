package io.dockops.engine;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import org.jspecify.annotations.Nullable;

/** Says why a unix socket could not be connected to, and what helps. */
final class SocketFailure {

    private SocketFailure() {}

    static String explain(Path socket, IOException failure) {
        // The JDK has no type for EACCES on connect: it arrives as a BindException, or by its text.
        if (failure instanceof BindException || says(failure, "Permission denied")) {
            return "permission denied: " + permission(socket);
        }
        if (isMissing(failure)) {
            return Files.isSymbolicLink(socket) ? "a link that leads nowhere" : "missing";
        }
        if (failure instanceof ConnectException) {
            return Files.isRegularFile(socket) || Files.isDirectory(socket)
                    ? "not a socket"
                    : "nobody listens: the socket is there, its engine is gone";
        }
        // The transport tells an address that it made up.
        return says(failure, "failed to respond")
                ? "the connection broke (it was closed without an answer)"
                : "the connection broke (" + failure.getMessage() + ")";
    }

    static boolean isMissing(IOException failure) {
        return says(failure, "No such file") || says(failure, "Not a directory");
    }

    private static String permission(Path socket) {
        String user = user();
        String group = group(socket);
        if (group == null) {
            return "the user [" + user + "] may not look into [" + socket.getParent() + "]";
        }
        String belongs = "the user [" + user + "] may not open it, the socket's group is [" + group + "]";
        // Joining root's group would be bad advice.
        return group.equals("root") || group.equals("wheel")
                ? belongs + "; give the socket a group that the user is in, or run as its owner"
                : belongs + "; sudo usermod -aG " + group + " " + user + ", then log in again";
    }

    private static String user() {
        String name = System.getProperty("user.name", "?");
        // "?" is the JDK's word for a uid without an account, usual in containers.
        return name.equals("?") ? "uid " + ProcessUser.uid() : name;
    }

    private static @Nullable String group(Path socket) {
        try {
            return Files.readAttributes(socket, PosixFileAttributes.class)
                    .group()
                    .getName();
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    private static boolean says(IOException failure, String words) {
        String message = failure.getMessage();
        return message != null && message.contains(words);
    }
}
