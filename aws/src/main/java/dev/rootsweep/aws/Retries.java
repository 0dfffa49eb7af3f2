package dev.rootsweep.aws;

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

  /// A list of accounts that breaks off is of no use to a person who waits for it.
  private static final int TRIES_OF_A_LISTING = 10;

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
      case ORGANIZATIONS -> standard(byHand ? TRIES_OF_A_LISTING : TRIES, backsOff);
      case STS, IAM, SQS, SNS, EVENTBRIDGE, CLOUDFORMATION -> standard(TRIES, backsOff);
    };
  }

  /// The SDK leaves a cancelled transaction to its caller, whatever cancelled it, and a plain write
  /// that met one. What only met another on the same row succeeds when it is tried again.
  ///
  /// - source: DynamoDB API reference, TransactWriteItems, cancellation reasons
  private static RetryStrategy ofTransactions(boolean backsOff) {
    return standard(TRIES, backsOff).toBuilder().retryOnException(Retries::isCollision).build();
  }

  private static StandardRetryStrategy standard(int tries, boolean backsOff) {
    StandardRetryStrategy patient =
        AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(tries).build();
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
