package dev.rootsweep.aws.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/// An alert must not wait for an Organizations that is slow to answer.
class HasteTest {
  @Test
  void givesUpOnAnOrganizationsThatDoesNotAnswer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      URI endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      AwsClients clients = AwsClients.at(endpoint, "key", "secret");
      OrganizationsDirectory directory =
          new OrganizationsDirectory(clients::organizationsInHaste, Instant::now);

      PortFailure failure =
          assertThrows(PortFailure.class, () -> directory.account(new AccountId("222222222222")));

      assertEquals(PortFailure.Kind.UNAVAILABLE, failure.kind());
      // The whole call, not one try of it.
      assertInstanceOf(ApiCallTimeoutException.class, failure.getCause());
    }
  }
}
