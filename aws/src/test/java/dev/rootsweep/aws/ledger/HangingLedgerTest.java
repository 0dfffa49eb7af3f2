package dev.rootsweep.aws.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.Reach;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A table that takes a request and never answers must not keep an alert.
class HangingLedgerTest {
  private final Queue<HttpExchange> asked = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  HangingLedgerTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() {
    server.createContext("/", asked::add);
    server.start();
  }

  @AfterEach
  void stop() {
    asked.forEach(HttpExchange::close);
    server.stop(0);
  }

  /// Without a limit of its own, the client would wait for minutes.
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void isGivenUpAsUnavailable() {
    DynamoLedger ledger = new DynamoLedger(Reach.hub(server).dynamoInHaste(), "table");

    PortFailure failure =
        assertThrows(PortFailure.class, () -> ledger.standing(new AccountId("303030303030")));

    assertEquals(PortFailure.Kind.UNAVAILABLE, failure.kind());
    assertTrue(asked.size() >= 1);
  }
}
