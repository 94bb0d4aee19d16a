/**
 * JSON by the JDK alone, internal: what the engine is told and answers on the way of every container, a report's, and what
 * the watchdog reads, which has no library. Loading the classes of one delays a cold JVM's first container by 35 ms.
 */
@NullMarked
package io.dockops.json;

import org.jspecify.annotations.NullMarked;
