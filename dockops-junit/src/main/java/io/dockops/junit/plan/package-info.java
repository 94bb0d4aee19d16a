/**
 * Plans, internal: what a test class declares, as values, and the checked plan that is made of it. Knows neither
 * annotations nor engines.
 */
@NullMarked
package io.dockops.junit.plan;

import org.jspecify.annotations.NullMarked;
