/**
 * Docker fixtures for JUnit Jupiter, declared where the test stands: {@link io.dockops.junit.DockerImage} and
 * {@link io.dockops.junit.RunContainer} on a test class, {@link io.dockops.junit.MappedPort} on a parameter.
 */
@NullMarked
package io.dockops.junit;

import org.jspecify.annotations.NullMarked;
