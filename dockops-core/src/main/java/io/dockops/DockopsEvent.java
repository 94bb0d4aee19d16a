package io.dockops;

import org.apiguardian.api.API;

/**
 * Something that happened to an image or a container, always with the same four parts.
 *
 * @param level how important it is
 * @param action what happened, such as {@code build}, {@code start} or {@code remove}
 * @param subject the image or container concerned, by the name that a reader knows
 * @param message the same for a reader, with details
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record DockopsEvent(EventLevel level, String action, String subject, String message) {}
