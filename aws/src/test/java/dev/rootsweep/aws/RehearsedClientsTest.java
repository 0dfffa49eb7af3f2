package dev.rootsweep.aws;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.rate.RateGate;
import dev.rootsweep.aws.rehearsal.StageAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/// What a rehearsal may reach, and what it leaves in the clients that stay.
class RehearsedClientsTest {
  private static final String KEY = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";
  private static final byte[] PUBLISHED =
      """
      <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>
      <MessageId>aws</MessageId></PublishResult></PublishResponse>
      """
          .getBytes(StandardCharsets.UTF_8);

  /// Who signed what AWS received.
  private final Queue<String> signed = new ConcurrentLinkedQueue<>();

  private final HttpServer aws;
  private final StageAws stage;
  private final AwsClients clients;

  RehearsedClientsTest() throws IOException {
    aws = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    stage = StageAws.start();
    clients = AwsClients.of("us-east-1", "aws", everywhere()).withoutBackOff().withoutDeadlines();
  }

  private Map<AwsClients.Api, URI> everywhere() {
    URI endpoint = URI.create("http://127.0.0.1:" + aws.getAddress().getPort());
    return Map.of(AwsClients.Api.SNS, endpoint, AwsClients.Api.IAM, endpoint);
  }

  @BeforeEach
  void serve() {
    aws.createContext(
        "/",
        exchange -> {
          try (exchange) {
            signed.add(
                exchange
                    .getRequestHeaders()
                    .getFirst("Authorization")
                    .replaceAll(".*Credential=(\\w+).*", "$1"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, PUBLISHED.length);
            exchange.getResponseBody().write(PUBLISHED);
          }
        });
    aws.start();
    credentials("AKIAEXAMPLEINITPHASE");
  }

  private static void credentials(String key) {
    System.setProperty(KEY, key);
    System.setProperty(SECRET, "secret");
  }

  @AfterEach
  void close() throws IOException {
    System.clearProperty(KEY);
    System.clearProperty(SECRET);
    stage.close();
    aws.stop(0);
  }

  private String publish() {
    return publish(clients);
  }

  private static String publish(AwsClients some) {
    return some.sns().publish(request -> request.topicArn("topic").message("text")).messageId();
  }

  @Test
  void reachTheStageAloneUntilTheRehearsalEndsAndAwsAloneAfterwards() {
    clients.rehearse(stage.endpoint());
    assertEquals("rehearsal", publish());
    assertEquals(List.of(), List.copyOf(signed));

    clients.endRehearsal();
    assertEquals("aws", publish());

    assertEquals(Map.of("Publish", 1), stage.calls());
    assertEquals(1, signed.size());
  }

  @Test
  void staySameThroughARehearsal() {
    SnsClient before = clients.sns();
    clients.rehearse(stage.endpoint());
    publish();
    clients.endRehearsal();

    assertSame(before, clients.sns());
  }

  @Test
  void askForCredentialsAfterTheRehearsalOnly() {
    AtomicInteger asked = new AtomicInteger();
    AwsClients counted =
        signingWith(
            () -> {
              asked.incrementAndGet();
              return AwsBasicCredentials.create("AKIAEXAMPLERESTORED0", "secret");
            });

    counted.rehearse(stage.endpoint());
    assertEquals("rehearsal", publish(counted));
    counted.rehearseFirstCall();
    counted.endRehearsal();
    assertEquals(0, asked.get());

    assertEquals("aws", publish(counted));
    assertTrue(asked.get() > 0);
    assertEquals(List.of("AKIAEXAMPLERESTORED0"), List.copyOf(signed));
  }

  private AwsClients signingWith(AwsCredentialsProvider credentials) {
    Patience patience = Patience.WITH_AWS.withoutDeadlines();
    return new AwsClients(
        new ClientConfiguration(
            Region.US_EAST_1,
            "aws",
            everywhere(),
            credentials,
            Optional.of(RateGate.shared()),
            Optional.empty(),
            patience,
            StagedHttpClient.over(HttpClients.eager(patience))));
  }

  @Test
  void takeBackWhatTheSourcesOfCredentialsWereTold() {
    clients.rehearse(stage.endpoint());

    clients.rehearseFirstCall();

    assertEquals("AKIAEXAMPLEINITPHASE", System.getProperty(KEY));
    assertNull(System.getProperty("aws.containerCredentialsPath"));
    assertNull(System.getProperty("aws.containerAuthorizationToken"));
  }

  @Test
  void sendNothingOfARehearsalToAws() {
    clients.rehearse(stage.endpoint());
    clients.endRehearsal();
    AwsSessionCredentials late =
        AwsSessionCredentials.create("ASIA" + AwsClients.REHEARSAL_KEY, "rehearsal", "rehearsal");

    assertThrows(
        IllegalStateException.class,
        () ->
            clients
                .iam()
                .getAccountSummary(
                    request ->
                        request.overrideConfiguration(
                            own ->
                                own.credentialsProvider(StaticCredentialsProvider.create(late)))));

    assertEquals(List.of(), List.copyOf(signed));
    assertEquals(Map.of(), stage.calls());
  }

  @Test
  void reachNobodyWhenARehearsalFailed() throws IOException {
    clients.rehearse(stage.endpoint());
    stage.close();

    assertThrows(SdkClientException.class, this::publish);

    assertEquals(List.of(), List.copyOf(signed));
  }

  @Test
  void areRehearsedOnceAndBeforeTheirFirstCall() {
    publish();
    assertThrows(IllegalStateException.class, () -> clients.rehearse(stage.endpoint()));
    assertThrows(IllegalStateException.class, clients::endRehearsal);

    AwsClients others = clients.withoutDeadlines();
    others.rehearse(stage.endpoint());
    others.endRehearsal();
    assertThrows(IllegalStateException.class, () -> others.rehearse(stage.endpoint()));
    assertThrows(IllegalStateException.class, others::endRehearsal);
  }

  @Test
  void areRehearsedInsideThisProcessOnly() {
    URI elsewhere = URI.create("http://192.0.2.1:80");

    assertThrows(IllegalArgumentException.class, () -> clients.rehearse(elsewhere));
  }

  /// ListParents passes five times at once. Interrupted, a call that had to wait would throw.
  @Test
  void takeNothingFromTheRatesOfAws() {
    Phase phase = new Phase();
    StagedGate gate = new StagedGate(RateGate.shared(), phase);
    ExecutionAttributes call =
        ExecutionAttributes.builder()
            .put(SdkExecutionAttribute.OPERATION_NAME, "ListParents")
            .build();
    Context.BeforeTransmission nothing =
        InterceptorContext.builder().request(PublishRequest.builder().build()).build();
    phase.rehearse(stage.endpoint());
    for (int round = 0; round < 50; round++) {
      gate.beforeTransmission(nothing, call);
    }
    phase.end();

    Thread.currentThread().interrupt();
    assertDoesNotThrow(() -> gate.beforeTransmission(nothing, call));
    assertTrue(Thread.interrupted());
  }
}
