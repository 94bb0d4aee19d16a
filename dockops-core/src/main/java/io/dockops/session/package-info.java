/**
 * Ownership, internal: what a session has made, under which names and labels, and how all of it goes away again.
 */
@NullMarked
package io.dockops.session;

import org.jspecify.annotations.NullMarked;
