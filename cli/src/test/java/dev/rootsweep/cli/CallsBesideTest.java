package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an audit asks of AWS before it looks at the first account: four calls, two in a row. This
/// AWS answers one call of a pair only when the other has arrived.
class CallsBesideTest {
  private static final Map<String, String> ANSWERS =
      Map.of(
          "GetCallerIdentity",
          "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>222222222222</Account>"
              + "<Arn>arn:aws:iam::222222222222:user/alice</Arn>"
              + "</GetCallerIdentityResult></GetCallerIdentityResponse>",
          "DescribeOrganization",
          "{\"Organization\":{\"MasterAccountId\":\"111111111111\"}}",
          "DescribeAccount",
          "{\"Account\":{\"Id\":\"333333333333\",\"Arn\":\"arn:aws:organizations::111111111111"
              + ":account/o-exampleorg1/333333333333\",\"State\":\"ACTIVE\","
              + "\"JoinedMethod\":\"CREATED\",\"JoinedTimestamp\":1.6E9}}",
          "ListOrganizationsFeatures",
          "<ListOrganizationsFeaturesResponse><ListOrganizationsFeaturesResult><EnabledFeatures/>"
              + "</ListOrganizationsFeaturesResult></ListOrganizationsFeaturesResponse>");

  /// A call, and the one that must have arrived before it is answered.
  private static final Map<String, String> AFTER =
      Map.of(
          "GetCallerIdentity", "DescribeOrganization",
          "DescribeOrganization", "GetCallerIdentity",
          "DescribeAccount", "ListOrganizationsFeatures",
          "ListOrganizationsFeatures", "DescribeAccount");

  private final HandWorld world = new HandWorld();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, CountDownLatch> arrived = new ConcurrentHashMap<>();
  private HttpServer aws;

  @BeforeEach
  void start() throws IOException {
    ANSWERS.keySet().forEach(call -> arrived.put(call, new CountDownLatch(1)));
    aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    aws.setExecutor(threads);
    aws.createContext("/", this::answer);
    aws.start();
    world.environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + aws.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    aws.stop(0);
    threads.shutdownNow();
    world.close();
  }

  @Test
  void asksTwoAtOnce() {
    int code = world.audit("333333333333");

    assertEquals(Rootsweep.FAILED, code);
    assertTrue(
        world.err.toString().startsWith("rootsweep: 1 account was not looked at: "),
        world.err.toString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String call = call(exchange);
    arrived.getOrDefault(call, new CountDownLatch(0)).countDown();
    try {
      arrived.getOrDefault(AFTER.getOrDefault(call, ""), new CountDownLatch(0)).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    byte[] said = ANSWERS.getOrDefault(call, "").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(said.length == 0 ? 400 : 200, said.length == 0 ? -1 : said.length);
    exchange.getResponseBody().write(said);
    exchange.close();
  }

  private static String call(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return target != null
        ? target.substring(target.indexOf('.') + 1)
        : List.of(form.split("&")).stream()
            .filter(field -> field.startsWith("Action="))
            .map(field -> field.substring("Action=".length()))
            .findFirst()
            .orElse("");
  }
}
