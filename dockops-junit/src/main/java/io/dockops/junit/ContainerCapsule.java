package io.dockops.junit;

/** What happened to a container of a test that failed: a suppressed exception, which build tools and IDEs show. */
final class ContainerCapsule extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Has no stack trace, as its place says nothing. */
    ContainerCapsule(String message) {
        super(message, null, false, false);
    }
}
