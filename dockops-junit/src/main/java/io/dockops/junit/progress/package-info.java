/** Shows how far images are while they are made; its input is {@link io.dockops.junit.event}. */
@NullMarked
package io.dockops.junit.progress;

import org.jspecify.annotations.NullMarked;
