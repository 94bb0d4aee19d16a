package io.dockops.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dockops.examples.services.Postgres;
import io.dockops.junit.Endpoint;
import io.dockops.junit.MappedPort;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A real database: its schema is copied in before it starts, and two connections see each other's commits only. */
@Postgres
class PostgresTest {

    private Connection mine;
    private Connection theirs;

    @BeforeEach
    void connect(@Endpoint(Postgres.URL) String url) throws SQLException {
        mine = DriverManager.getConnection(url);
        theirs = DriverManager.getConnection(url);
        mine.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        mine.close();
        theirs.close();
    }

    @Test
    void aRollbackTakesBackWhatNobodyElseSaw() throws SQLException {
        sell(1);
        assertThat(stock(mine, 1)).isEqualTo(11);
        assertThat(stock(theirs, 1)).isEqualTo(12);

        mine.rollback();
        assertThat(stock(mine, 1)).isEqualTo(12);
    }

    @Test
    void aCommitShowsToEverybody() throws SQLException {
        sell(2);
        assertThat(stock(theirs, 2)).isEqualTo(3);

        mine.commit();
        assertThat(stock(theirs, 2)).isEqualTo(2);
    }

    @Test
    void theSchemaForbidsToSellWhatIsNotThere() {
        assertThatThrownBy(() -> sell(3)).isInstanceOf(SQLException.class).hasMessageContaining("item_stock_check");
    }

    @Test
    void takesAnyClient(@MappedPort(5432) int port) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("app");
        source.setUser("app");
        try (Connection connection = source.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(15);
        }
    }

    private void sell(int item) throws SQLException {
        try (Statement statement = mine.createStatement()) {
            statement.executeUpdate("UPDATE item SET stock = stock - 1 WHERE id = " + item);
        }
    }

    private static int stock(Connection connection, int item) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT stock FROM item WHERE id = " + item)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
