/**
 * What the README shows, as programs.
 */
@NullMarked
package io.dockops.examples;

import org.jspecify.annotations.NullMarked;
