/** Measures the same work by several contestants, in rounds, and prints tables. */
@NullMarked
package io.dockops.benchmark;

import org.jspecify.annotations.NullMarked;
