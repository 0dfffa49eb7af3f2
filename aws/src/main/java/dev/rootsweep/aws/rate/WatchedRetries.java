package dev.rootsweep.aws.rate;

import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.AcquireInitialTokenResponse;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RecordSuccessResponse;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// Retries as another strategy does, and lets `concurrency` know how each try ended and that a call
/// waits.
public final class WatchedRetries implements RetryStrategy {
  private static final int SERVER_ERROR = 500;

  private final RetryStrategy strategy;
  private final String api;
  private final Concurrency concurrency;
  private final Runnable throttled;

  /// Makes it; `throttled` is run for each try that AWS throttles.
  public WatchedRetries(
      RetryStrategy strategy, String api, Concurrency concurrency, Runnable throttled) {
    this.strategy = strategy;
    this.api = api;
    this.concurrency = concurrency;
    this.throttled = throttled;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return strategy.acquireInitialToken(request);
  }

  /// Waits here, where the wait is known, and not in the SDK.
  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    if (request.failure() instanceof SdkServiceException said && isOfTheCall(said)) {
      concurrency.answered(api, said.isThrottlingException());
      if (said.isThrottlingException()) {
        throttled.run();
      }
    }
    RefreshRetryTokenResponse again = strategy.refreshRetryToken(request);
    concurrency.pause(again.delay());
    return RefreshRetryTokenResponse.create(again.token(), Duration.ZERO);
  }

  /// A service that fails, or does not answer at all, must not make room for more calls.
  private static boolean isOfTheCall(SdkServiceException said) {
    return said.isThrottlingException() || said.statusCode() < SERVER_ERROR;
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    concurrency.answered(api, false);
    return strategy.recordSuccess(request);
  }

  @Override
  public int maxAttempts() {
    return strategy.maxAttempts();
  }

  /// The strategy has the conditions of AWS already; to add them would put another in its place.
  @Override
  public boolean useClientDefaults() {
    return false;
  }

  @Override
  public Builder<?, ?> toBuilder() {
    return strategy.toBuilder();
  }
}
