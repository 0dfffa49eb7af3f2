package dev.rootsweep.aws.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/// A table that takes a request and never answers must not keep an alert.
class HangingLedgerTest {
  @Test
  void isGivenUpAsUnavailable() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      AwsClients clients = AwsClients.at(endpoint, "key", "secret");
      DynamoLedger ledger = new DynamoLedger(clients.dynamoInHaste(), "table");

      PortFailure failure =
          assertThrows(PortFailure.class, () -> ledger.standing(new AccountId("303030303030")));

      assertEquals(PortFailure.Kind.UNAVAILABLE, failure.kind());
      // The whole call, not one try of it.
      assertInstanceOf(ApiCallTimeoutException.class, failure.getCause());
      try (Socket asked = silent.accept()) {
        assertEquals('P', asked.getInputStream().read(), "no POST came");
      }
    }
  }
}
