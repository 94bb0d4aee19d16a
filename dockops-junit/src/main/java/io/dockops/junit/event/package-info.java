/**
 * What happens to images and containers, as it happens: for a {@link io.dockops.junit.event.FixtureListener}.
 */
@NullMarked
package io.dockops.junit.event;

import org.jspecify.annotations.NullMarked;
