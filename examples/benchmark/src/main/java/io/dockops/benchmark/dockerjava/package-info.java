/** docker-java's typed commands, by its transport without dependencies. */
@NullMarked
package io.dockops.benchmark.dockerjava;

import org.jspecify.annotations.NullMarked;
