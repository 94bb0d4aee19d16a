package io.dockops.session;

/**
 * Something that a session has made.
 *
 * @param id the engine's id of it; a volume's is its name
 * @param name its name, which nothing else has
 */
public record Made(String id, String name) {}
