/**
 * Images and containers by group, over docker-java.
 */
@NullMarked
package io.dockops;

import org.jspecify.annotations.NullMarked;
