package io.dockops.junit.plan;

import io.dockops.ContainerSpec;

/** One container of a plan: its name for parameters, what it is made from, how long it lives, and what it is there. */
public record PlannedContainer(String name, ContainerSpec spec, Lifetime lifetime, ContainerTerms terms) {}
