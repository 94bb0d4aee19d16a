/**
 * What runs in the children: the work, the same for all contestants. The JDK and JUnit alone, since each child has only
 * its own contestant's class path.
 */
@NullMarked
package io.dockops.benchmark.child;

import org.jspecify.annotations.NullMarked;
