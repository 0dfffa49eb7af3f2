package dev.rootsweep.aws.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

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

  @Test
  void isGivenUpAsUnavailable() {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    AwsClients clients = AwsClients.at(endpoint, "key", "secret");
    DynamoLedger ledger = new DynamoLedger(clients.dynamoInHaste(), "table");

    PortFailure failure =
        assertThrows(PortFailure.class, () -> ledger.standing(new AccountId("303030303030")));

    assertEquals(PortFailure.Kind.UNAVAILABLE, failure.kind());
    // The whole call, not one try of it.
    assertInstanceOf(ApiCallTimeoutException.class, failure.getCause());
    assertTrue(asked.size() >= 1);
  }
}
