/** The least that one could do: the engine's own socket, the JDK alone, no protection and no explained errors. */
@NullMarked
package io.dockops.benchmark.floor;

import org.jspecify.annotations.NullMarked;
