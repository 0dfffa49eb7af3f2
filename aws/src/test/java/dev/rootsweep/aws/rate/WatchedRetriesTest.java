package dev.rootsweep.aws.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.core.port.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

/// The SDK asks the strategy, and sends nothing: each try ends as the test says.
class WatchedRetriesTest {
  private final List<Duration> pauses = new ArrayList<>();
  private final Concurrency concurrency = new Concurrency(60, new Clock());
  private final List<SdkException> answers = new ArrayList<>();
  private int tries;
  private int throttled;

  @Test
  void waitThemselvesAndCountEachThrottledTry() {
    answers.addAll(List.of(failure("Throttling", 400), failure("Throttling", 400)));
    answers.add(failure("AccessDenied", 403));

    assertThrows(SdkException.class, this::call);

    assertEquals(3, tries);
    assertEquals(2, concurrency.throttled());
    assertEquals(2, pauses.size());
  }

  @Test
  void countNoOtherFailure() {
    answers.add(failure("AccessDenied", 403));

    assertThrows(SdkException.class, this::call);

    assertEquals(1, tries);
    assertEquals(0, concurrency.throttled());
    assertEquals(0, throttled);
    assertEquals(List.of(), pauses);
  }

  /// A service that fails or is silent gets no more load.
  @Test
  void makeNoRoomWhereNobodyAnswers() {
    answers.addAll(List.of(failure("ServiceUnavailable", 503), failure("InternalFailure", 500)));
    answers.add(SdkClientException.create("timed out", new IOException("no answer")));
    answers.add(failure("AccessDenied", 403));

    assertThrows(SdkException.class, this::call);

    assertEquals(4, tries);
    assertEquals(Concurrency.FIRST + 1, concurrency.limit());
  }

  @Test
  void endAfterTheTriesOfTheirStrategy() {
    for (int attempt = 0; attempt < 9; attempt++) {
      answers.add(failure("Throttling", 400));
    }

    assertThrows(SdkException.class, this::call);

    assertEquals(6, tries);
    assertEquals(6, concurrency.throttled());
    assertEquals(6, throttled);
    assertEquals(5, pauses.size());
  }

  private void call() {
    try (StsClient sts =
        StsClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(
                software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient.builder())
            .overrideConfiguration(
                with ->
                    with.addExecutionInterceptor(new Answering())
                        .retryStrategy(
                            new WatchedRetries(
                                AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                    .maxAttempts(6)
                                    .build(),
                                "STS",
                                concurrency,
                                () -> throttled++)))
            .build()) {
      sts.getCallerIdentity();
    }
  }

  private static AwsServiceException failure(String code, int status) {
    return AwsServiceException.builder()
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
        .build();
  }

  private final class Answering implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(
        Context.BeforeTransmission call, ExecutionAttributes attributes) {
      throw answers.get(tries++);
    }
  }

  private final class Clock implements Time {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public void pause(Duration duration) {
      pauses.add(duration);
    }
  }
}
