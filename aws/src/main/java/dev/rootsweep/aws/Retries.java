package dev.rootsweep.aws;

import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// How often, and after which waits, the SDK asks again.
final class Retries {
  private static final int TRIES = 6;

  /// A person waits for every account. `Concurrency` keeps the pressure on AWS low, so a call asks
  /// sooner again, and more often: for as long in all, and without the SDK's quota of retries.
  private static final int TRIES_BY_HAND = 10;

  private static final BackoffStrategy BACK_OFF_BY_HAND =
      BackoffStrategy.exponentialDelay(Duration.ofMillis(300), Duration.ofSeconds(5));

  /// What may cancel a transaction without a condition of its own failing; `None` is said of each
  /// write that was not the reason.
  private static final Set<String> PASSING_REASONS =
      Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private Retries() {}

  /// Returns the SDK's standard mode; without waits for a pretend AWS, whose time is not ours.
  ///
  /// - shape: `byHand` where a person waits for the answer
  static RetryStrategy of(AwsClients.Api api, boolean byHand, boolean backsOff) {
    return switch (api) {
      case DYNAMODB -> ofTransactions(backsOff);
      case ORGANIZATIONS, STS, IAM -> byHand && backsOff ? byHand() : standard(backsOff);
      case SQS, S3, SNS, EVENTBRIDGE, CLOUDFORMATION -> standard(backsOff);
    };
  }

  /// The SDK leaves a cancelled transaction to its caller, whatever cancelled it, and a plain write
  /// that met one. What only met another on the same row succeeds when it is tried again.
  ///
  /// - source: DynamoDB API reference, TransactWriteItems, cancellation reasons
  private static RetryStrategy ofTransactions(boolean backsOff) {
    return standard(backsOff).toBuilder().retryOnException(Retries::isCollision).build();
  }

  private static RetryStrategy byHand() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(TRIES_BY_HAND)
        .throttlingBackoffStrategy(BACK_OFF_BY_HAND)
        .circuitBreakerEnabled(false)
        .build();
  }

  private static StandardRetryStrategy standard(boolean backsOff) {
    StandardRetryStrategy patient =
        AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(TRIES).build();
    return backsOff
        ? patient
        : patient.toBuilder()
            .backoffStrategy(BackoffStrategy.retryImmediately())
            .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
            .build();
  }

  private static boolean isCollision(Throwable thrown) {
    return thrown instanceof TransactionConflictException || isCancelledByAnother(thrown);
  }

  private static boolean isCancelledByAnother(Throwable thrown) {
    return thrown instanceof TransactionCanceledException cancelled
        && cancelled.cancellationReasons().stream()
            .map(CancellationReason::code)
            .allMatch(PASSING_REASONS::contains);
  }
}
