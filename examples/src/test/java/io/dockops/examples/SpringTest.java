package io.dockops.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.examples.services.Postgres;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.annotation.Transactional;

/**
 * Spring finds the database by the system property {@code spring.datasource.url}, which lives as long as the container.
 * So must the application context: Spring would keep it for the next class, whose database is at another port.
 */
@Postgres
@SpringBootTest
@DirtiesContext
@Transactional
class SpringTest {

    @SpringBootConfiguration
    @EnableAutoConfiguration
    static class Application {}

    @Autowired
    JdbcTemplate database;

    @RepeatedTest(2)
    void eachTestIsRolledBack() {
        database.update("INSERT INTO item (id, name, stock) VALUES (4, 'tray', 1)");
        assertThat(count()).isEqualTo(4);
    }

    @Test
    void startsWithTheSchema() {
        assertThat(count()).isEqualTo(3);
    }

    private Integer count() {
        return database.queryForObject("SELECT count(*) FROM item", Integer.class);
    }
}
