package io.dockops.junit.plan;

import io.dockops.ContainerSpec;

/** One container of a plan: its name for parameters, what it is made from, and how long it lives. */
public record PlannedContainer(String name, ContainerSpec spec, Lifetime lifetime) {}
