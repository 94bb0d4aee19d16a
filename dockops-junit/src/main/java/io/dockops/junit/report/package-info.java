/**
 * The report, internal: loaded when a run is over, and made of the events that were kept.
 */
@NullMarked
package io.dockops.junit.report;

import org.jspecify.annotations.NullMarked;
