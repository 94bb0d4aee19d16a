package io.dockops.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dockops.RunningContainer;
import io.dockops.examples.services.Postgres;
import io.dockops.examples.services.Redis;
import io.dockops.junit.Container;
import io.dockops.junit.DockerImage;
import io.dockops.junit.Endpoint;
import io.dockops.junit.RunContainer;
import io.dockops.junit.WaitFor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/**
 * Eight containers, each started as soon as those are ready that it depends on:
 *
 * <pre>
 * db - migration -+- blue  -+- gateway
 * cache ----------+- green -+
 * queue ----------+- worker
 * </pre>
 */
@Postgres
@Redis
@DockerImage(context = "src/test/docker/shop", tag = "example-shop:latest")
@DockerImage(context = "src/test/docker/gateway", tag = "example-gateway:latest")
@RunContainer(
        image = "example-redis:7",
        name = "queue",
        network = "shop",
        waitFor = @WaitFor(log = "Ready to accept connections"))
@RunContainer(
        image = "example-postgres:15",
        name = "migration",
        network = "shop",
        dependsOn = "db",
        copy = "src/test/db/orders.sql:/",
        cmd = {"psql", "--host=db", "--set=ON_ERROR_STOP=1", "--file=/orders.sql"},
        waitFor = @WaitFor(exit = 0))
@RunContainer(
        image = "example-shop:latest",
        name = "blue",
        network = "shop",
        dependsOn = {"migration", "cache", "queue"},
        env = "NAME=blue",
        waitFor = @WaitFor(log = "the shop is open"))
@RunContainer(
        image = "example-shop:latest",
        name = "green",
        network = "shop",
        dependsOn = {"migration", "cache", "queue"},
        env = "NAME=green",
        waitFor = @WaitFor(log = "the shop is open"))
@RunContainer(
        image = "example-shop:latest",
        name = "worker",
        network = "shop",
        dependsOn = {"migration", "cache", "queue"},
        cmd = {"python3", "worker.py"},
        waitFor = @WaitFor(log = "the worker waits for orders"))
@RunContainer(
        image = "example-gateway:latest",
        name = "gateway",
        network = "shop",
        ports = "8080",
        dependsOn = {"blue", "green"},
        waitFor = @WaitFor(http = "/health"))
class DependencyGraphTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Endpoint("http://{host}:{8080}/")
    URI shop;

    @Endpoint(Postgres.URL)
    String database;

    @Endpoint("redis://{host}:{6379}")
    String redis;

    RedisClient cache;

    @BeforeEach
    void connect() {
        cache = RedisClient.create(redis);
    }

    @AfterEach
    void disconnect() {
        cache.close();
    }

    // What the graph has brought about before the first test

    @Test
    void theMigrationHasEnded(@Container("migration") RunningContainer migration) {
        assertThat(migration.state().isRunning()).isFalse();
        assertThat(migration.logs()).contains("INSERT 0 100");
    }

    @Test
    void bothShopsAreOpen(@Container("blue") RunningContainer blue, @Container("green") RunningContainer green) {
        assertThat(blue.state().isRunning()).isTrue();
        assertThat(green.state().isRunning()).isTrue();
    }

    @Test
    void theWorkerWaits(@Container("worker") RunningContainer worker) {
        assertThat(worker.logs()).startsWith("the worker waits for orders");
    }

    @Test
    void onlyTheGatewayOfTheThreeIsPublished(
            @Container("gateway") RunningContainer gateway, @Container("blue") RunningContainer blue) {
        assertThat(gateway.mappedPort(8080)).isPositive();
        assertThat(blue.ports().all()).isEmpty();
    }

    // Looking

    @Test
    void showsWhatTheSchemaBrought() throws Exception {
        assertThat(get("item?id=1").body()).isEqualTo("{\"name\": \"teapot\", \"stock\": 12}");
    }

    @Test
    void showsWhatTheMigrationBrought() throws Exception {
        assertThat(get("item?id=100").body()).isEqualTo("{\"name\": \"lamp 100\", \"stock\": 10}");
    }

    @Test
    void hasNothingElse() throws Exception {
        assertThat(get("item?id=4").statusCode()).isEqualTo(404);
        assertThat(get("item?id=").statusCode()).isEqualTo(404);
    }

    @Test
    void theGatewayAsksBothShops() throws Exception {
        assertThat(shopsThatAnswer("item?id=101")).containsExactly("blue", "green");
    }

    @Test
    void whatOneShopHasReadTheOtherNeedNot() throws Exception {
        assertThat(source(get("item?id=102"))).isEqualTo("database");
        assertThat(source(get("item?id=102"))).isEqualTo("cache");
        assertThat(source(get("item?id=102"))).isEqualTo("cache");
    }

    @Test
    void theCacheHoldsWhatWasShown() throws Exception {
        assertThat(get("item?id=103").body()).isEqualTo(cache.get("item:103"));
    }

    @Test
    void whatTheCacheForgetsIsReadAgain() throws Exception {
        get("item?id=104");
        cache.del("item:104");
        assertThat(source(get("item?id=104"))).isEqualTo("database");
    }

    // Ordering

    @Test
    void takesAnOrder() throws Exception {
        assertThat(order(110).statusCode()).isEqualTo(202);
    }

    @Test
    void takesNoOrderOfNothing() throws Exception {
        assertThat(order(4).statusCode()).isEqualTo(404);
    }

    @Test
    void packsAnOrder() throws Exception {
        order(111);
        await().untilAsserted(() -> assertThat(purchases(111)).containsExactly("packed"));
    }

    @Test
    void packsEachOrder() throws Exception {
        order(112);
        order(112);
        await().untilAsserted(() -> assertThat(purchases(112)).containsExactly("packed", "packed"));
    }

    @Test
    void showsTheStockThatIsLeft() throws Exception {
        order(113);
        await().untilAsserted(() -> assertThat(get("item?id=113").body()).contains("\"stock\": 9}"));
    }

    @Test
    void sellsNoMoreThanThereIs() throws Exception {
        order(3);
        await().untilAsserted(() -> assertThat(purchases(3)).containsExactly("sold out"));
    }

    @Test
    void nothingStaysInTheQueue(@Container("queue") RunningContainer queue) throws Exception {
        order(114);
        await().untilAsserted(() ->
                assertThat(queue.exec("redis-cli", "LLEN", "orders").stdout()).isEqualTo("0\n"));
    }

    // When something fails

    @Test
    void oneShopIsEnough(@Container("blue") RunningContainer blue) throws Exception {
        blue.pause();
        try {
            assertThat(shopsThatAnswer("item?id=1")).containsExactly("green");
        } finally {
            blue.unpause();
        }
    }

    @Test
    void anOrderOutlivesAPauseOfTheDatabase(@Container("db") RunningContainer db) throws Exception {
        get("item?id=115");
        db.pause();
        try {
            assertThat(order(115).statusCode()).isEqualTo(202);
        } finally {
            db.unpause();
        }
        await().untilAsserted(() -> assertThat(purchases(115)).containsExactly("packed"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(shop.resolve(path)).build());
    }

    private HttpResponse<String> order(int item) throws Exception {
        return send(HttpRequest.newBuilder(shop.resolve("order?id=" + item))
                .POST(BodyPublishers.noBody())
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HTTP.send(request, BodyHandlers.ofString());
    }

    /** The gateway asks the shops in turn. */
    private Set<String> shopsThatAnswer(String path) throws Exception {
        Set<String> shops = new TreeSet<>();
        for (int i = 0; i < 2; i++) {
            shops.add(get(path).headers().firstValue("X-Answered-By").orElseThrow());
        }
        return shops;
    }

    private static String source(HttpResponse<String> response) {
        return response.headers().firstValue("X-Source").orElseThrow();
    }

    private List<String> purchases(int item) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT state FROM purchase WHERE item = " + item)) {
            List<String> states = new ArrayList<>();
            while (rows.next()) {
                states.add(rows.getString(1));
            }
            return states;
        }
    }
}
