package dev.rootsweep.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.StsClient;

class ConnectionsTest {
  private static final int AT_ONCE = 20;
  private static final int ROUNDS = 4;
  private static final byte[] IDENTITY =
      """
      <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
      <GetCallerIdentityResult><Account>222222222222</Account></GetCallerIdentityResult>
      </GetCallerIdentityResponse>
      """
          .getBytes(StandardCharsets.UTF_8);

  private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
  private final CyclicBarrier together = new CyclicBarrier(AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  ConnectionsTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), AT_ONCE);
  }

  /// Answers when so many calls wait, so that each of them has a connection of its own.
  @BeforeEach
  void serve() {
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            connections.add(exchange.getRemoteAddress().getPort());
            exchange.getRequestBody().readAllBytes();
            meet();
            exchange.sendResponseHeaders(200, IDENTITY.length);
            exchange.getResponseBody().write(IDENTITY);
          }
        });
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void areKeptForAsManyCallsAsThereAreAtOnce() throws Exception {
    StsClient sts = Reach.hub(server).sts();
    Callable<String> call = () -> sts.getCallerIdentity().account();

    for (int round = 0; round < ROUNDS; round++) {
      for (Future<String> answer : threads.invokeAll(Collections.nCopies(AT_ONCE, call))) {
        assertEquals("222222222222", answer.get());
      }
    }

    assertEquals(AT_ONCE, connections.size());
  }

  private void meet() {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException("the other calls did not come", e);
    }
  }
}
