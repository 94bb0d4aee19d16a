/**
 * Whose a thing on the engine is, internal: marks, the journal of a session, and the lock that its JVM holds. It uses the
 * JDK alone, since the watchdog has nothing else.
 */
@NullMarked
package io.dockops.owner;

import org.jspecify.annotations.NullMarked;
