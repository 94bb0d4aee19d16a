/** Testcontainers as its documentation shows it, without the helper that it removes leftovers by. */
@NullMarked
package io.dockops.benchmark.testcontainers;

import org.jspecify.annotations.NullMarked;
