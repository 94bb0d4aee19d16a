/**
 * Tar archives, internal: what an archive is and whether it is sound, and packing a directory as a build context.
 */
@NullMarked
package io.dockops.tar;

import org.jspecify.annotations.NullMarked;
