/** Readiness: what to wait for before a started container is used, and the probes behind it. */
@NullMarked
package io.dockops.readiness;

import org.jspecify.annotations.NullMarked;
