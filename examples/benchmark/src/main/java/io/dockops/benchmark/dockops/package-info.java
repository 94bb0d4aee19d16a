/** dockops with its defaults: the watchdog is on. */
@NullMarked
package io.dockops.benchmark.dockops;

import org.jspecify.annotations.NullMarked;
