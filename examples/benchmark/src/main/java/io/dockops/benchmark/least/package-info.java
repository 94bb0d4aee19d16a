/**
 * The least that dockops's design asks for: its class path, an extension that an annotation registers and that resolves a
 * parameter, JSON, a journal with a lock, and a process that waits for this one's end. It starts and removes the
 * floor's container, and does nothing else of what dockops does: the distance to it is dockops's own cost.
 */
@NullMarked
package io.dockops.benchmark.least;

import org.jspecify.annotations.NullMarked;
