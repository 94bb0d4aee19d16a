package io.dockops.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.dockops.examples.services.Postgres;
import io.dockops.examples.services.Redis;
import io.dockops.junit.DockerImage;
import io.dockops.junit.Endpoint;
import io.dockops.junit.RunContainer;
import io.dockops.junit.WaitFor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** An application between its database and its cache: all three on one network, where they find each other by name. */
@Postgres
@Redis
@DockerImage(context = "src/test/docker/shop", tag = "example-shop:latest")
@RunContainer(
        image = "example-shop:latest",
        name = "app",
        network = "shop",
        ports = "8080",
        dependsOn = {"db", "cache"},
        waitFor = @WaitFor(http = "/health"))
class ShopTest {

    @Endpoint("http://{host}:{8080}/")
    URI shop;

    @Endpoint(Postgres.URL)
    String database;

    RedisClient cache;

    @BeforeEach
    void connect(@Endpoint("redis://{host}:{6379}") String url) {
        cache = RedisClient.create(url);
        cache.flushAll();
    }

    @AfterEach
    void disconnect() {
        cache.close();
    }

    @Test
    void asksTheDatabaseOnce() throws Exception {
        HttpResponse<String> first = get("item?id=1");
        assertThat(first.headers().firstValue("X-Source")).contains("database");
        assertThat(first.body()).isEqualTo("{\"name\": \"teapot\", \"stock\": 12}");
        assertThat(cache.get("item:1")).isEqualTo(first.body());

        HttpResponse<String> second = get("item?id=1");
        assertThat(second.headers().firstValue("X-Source")).contains("cache");
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void believesTheCache() throws Exception {
        cache.set("item:1", "a samovar");
        assertThat(get("item?id=1").body()).isEqualTo("a samovar");
    }

    @Test
    void seesAChangeOnceTheCacheForgets() throws Exception {
        get("item?id=2");
        update("UPDATE item SET stock = 30 WHERE id = 2");
        assertThat(get("item?id=2").body()).contains("\"stock\": 3}");

        cache.del("item:2");
        assertThat(get("item?id=2").body()).contains("\"stock\": 30}");
    }

    @Test
    void doesNotRememberWhatIsNotThere() throws Exception {
        assertThat(get("item?id=4").statusCode()).isEqualTo(404);
        update("INSERT INTO item (id, name, stock) VALUES (4, 'tray', 1)");
        assertThat(get("item?id=4").body()).contains("tray");
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(shop.resolve(path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
