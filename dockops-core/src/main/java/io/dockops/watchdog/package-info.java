/**
 * Cleaning up after the dead, internal: a process of its own that waits for a session's JVM to die, and the sweep of what
 * earlier ones have left. It uses the JDK alone, so that the process is small and needs no class path.
 */
@NullMarked
package io.dockops.watchdog;

import org.jspecify.annotations.NullMarked;
