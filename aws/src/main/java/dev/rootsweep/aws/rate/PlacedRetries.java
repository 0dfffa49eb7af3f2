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

/// Retries as another strategy does, and lets `places` know how each try ended and that a call
/// waits.
public final class PlacedRetries implements RetryStrategy {
  private final RetryStrategy strategy;
  private final String api;
  private final Places places;

  public PlacedRetries(RetryStrategy strategy, String api, Places places) {
    this.strategy = strategy;
    this.api = api;
    this.places = places;
  }

  @Override
  public AcquireInitialTokenResponse acquireInitialToken(AcquireInitialTokenRequest request) {
    return strategy.acquireInitialToken(request);
  }

  /// Waits here, where the wait is known, and not in the SDK.
  @Override
  public RefreshRetryTokenResponse refreshRetryToken(RefreshRetryTokenRequest request) {
    places.answered(api, isThrottled(request.failure()));
    RefreshRetryTokenResponse again = strategy.refreshRetryToken(request);
    places.pause(again.delay());
    return RefreshRetryTokenResponse.create(again.token(), Duration.ZERO);
  }

  private static boolean isThrottled(Throwable failure) {
    return failure instanceof SdkServiceException said && said.isThrottlingException();
  }

  @Override
  public RecordSuccessResponse recordSuccess(RecordSuccessRequest request) {
    places.answered(api, false);
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
