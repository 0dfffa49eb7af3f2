package dev.rootsweep.aws;

import dev.rootsweep.aws.AwsClients.Api;
import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.aws.rate.RateGate;
import dev.rootsweep.aws.rate.WatchedRetries;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;

/// How clients are built: what all of them share, and what their API asks for.
record ClientConfiguration(
    Region region,
    String partition,
    Map<Api, URI> endpoints,
    AwsCredentialsProvider credentials,
    Optional<RateGate> gate,
    Optional<Concurrency> concurrency,
    Patience patience,
    StagedHttpClient http) {

  ClientConfiguration {
    if (region.isGlobalRegion()) {
      throw new IllegalArgumentException(
          "sts:AssumeRoot needs a Regional endpoint: set AWS_REGION, to us-east-1 for example");
    }
    endpoints = Map.copyOf(endpoints);
  }

  /// Returns the same with another patience, for new clients.
  ClientConfiguration with(Patience another) {
    return new ClientConfiguration(
        region,
        partition,
        endpoints,
        credentials,
        gate,
        concurrency,
        another,
        StagedHttpClient.over(HttpClients.eager(another)));
  }

  Phase phase() {
    return http.phase();
  }

  /// Returns the Region of the services that have one endpoint in a partition.
  Region global() {
    return switch (partition) {
      case "aws-us-gov" -> Region.AWS_US_GOV_GLOBAL;
      case "aws-cn" -> Region.AWS_CN_GLOBAL;
      default -> Region.AWS_GLOBAL;
    };
  }

  /// Configures a client that waits for each call as long as its tries take.
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B usual(Api api, B builder) {
    return asCaller(api, builder, asking(api));
  }

  /// Configures a client that gives up after `whole`, retries included.
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B within(
      Duration whole, Api api, B builder) {
    return asCaller(api, builder, asking(api).apiCallTimeout(whole));
  }

  /// Configures a client whose calls wait until the rates that AWS publishes allow them.
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B gated(Api api, B builder) {
    ClientOverrideConfiguration.Builder asking = asking(api);
    gate.ifPresent(own -> asking.addExecutionInterceptor(new StagedGate(own, phase())));
    return asCaller(api, builder, asking);
  }

  /// Configures a client that does not sign as the caller.
  <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B withoutCredentials(
      Api api, B builder) {
    return with(api, builder, asking(api));
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B asCaller(
      Api api, B builder, ClientOverrideConfiguration.Builder asking) {
    AwsCredentialsProvider now =
        () -> phase().choose(Phase.CREDENTIALS, credentials).resolveCredentials();
    return with(api, builder.credentialsProvider(now), asking);
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B with(
      Api api, B builder, ClientOverrideConfiguration.Builder asking) {
    Optional.ofNullable(endpoints.get(api)).ifPresent(builder::endpointOverride);
    return builder.httpClient(http).overrideConfiguration(asking.build());
  }

  private ClientOverrideConfiguration.Builder asking(Api api) {
    RetryStrategy retries = Retries.of(api, concurrency.isPresent(), patience.backsOff());
    return ClientOverrideConfiguration.builder()
        .retryStrategy(
            concurrency
                .<RetryStrategy>map(
                    some -> new WatchedRetries(retries, api.name(), some, () -> throttled(api)))
                .orElse(retries));
  }

  private void throttled(Api api) {
    if (api == Api.ORGANIZATIONS) {
      gate.ifPresent(RateGate::throttled);
    }
  }
}
