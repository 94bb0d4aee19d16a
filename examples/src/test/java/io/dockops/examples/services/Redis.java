package io.dockops.examples.services;

import io.dockops.junit.DockerImage;
import io.dockops.junit.RunContainer;
import io.dockops.junit.WaitFor;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A Redis server, called {@code cache}. */
@Retention(RetentionPolicy.RUNTIME)
@DockerImage(context = "src/test/docker/redis", tag = "example-redis:7")
@RunContainer(
        image = "example-redis:7",
        name = "cache",
        network = "shop",
        ports = "6379",
        waitFor = @WaitFor(command = {"redis-cli", "ping"}))
public @interface Redis {}
