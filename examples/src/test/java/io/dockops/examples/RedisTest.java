package io.dockops.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dockops.examples.services.Redis;
import io.dockops.junit.Endpoint;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;

/** A real cache, with a client of one's own choice. */
@Redis
class RedisTest {

    private RedisClient redis;

    @BeforeEach
    void connect(@Endpoint("redis://{host}:{6379}") String url) {
        redis = RedisClient.create(url);
    }

    @AfterEach
    void disconnect() {
        redis.close();
    }

    @Test
    void keepsWhatItIsGiven() {
        redis.set("teapot", "12");
        assertThat(redis.get("teapot")).isEqualTo("12");
    }

    @Test
    void forgetsInTime() {
        redis.set("kettle", "3", SetParams.setParams().px(50));
        await().until(() -> !redis.exists("kettle"));
    }

    @Test
    void countsEveryVisitor() {
        IntStream.range(0, 100).parallel().forEach(visitor -> redis.incr("visitors"));
        assertThat(redis.get("visitors")).isEqualTo("100");
    }

    @Test
    void handsOutInOrder() {
        redis.rpush("orders", "teapot", "kettle");
        assertThat(List.of(redis.lpop("orders"), redis.lpop("orders"))).containsExactly("teapot", "kettle");
        assertThat(redis.lpop("orders")).isNull();
    }
}
