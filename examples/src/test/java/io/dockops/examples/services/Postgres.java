package io.dockops.examples.services;

import io.dockops.junit.DockerImage;
import io.dockops.junit.RunContainer;
import io.dockops.junit.WaitFor;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A PostgreSQL server with the shop's schema, called {@code db}. */
@Retention(RetentionPolicy.RUNTIME)
@DockerImage(context = "src/test/docker/postgres", tag = "example-postgres:15")
@RunContainer(
        image = "example-postgres:15",
        name = "db",
        network = "shop",
        ports = "5432",
        copy = "src/test/db/schema.sql:/docker-entrypoint-initdb.d/",
        waitFor = @WaitFor(log = "^initialised"),
        properties = "spring.datasource.url=" + Postgres.URL)
public @interface Postgres {

    String URL = "jdbc:postgresql://{host}:{5432}/app?user=app";
}
