package dev.rootsweep.aws;

import dev.rootsweep.core.port.PortFailure;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The clients of the AWS SDK: one HTTP client for all of them, up to six tries with jitter
/// (docs/decisions/0006-retries.md tells why not adaptive).
///
/// - shape: the Region is that of our own resources and of the STS endpoint, never a global one; an
///   endpoint replaces AWS for one service
public final class AwsClients {
  /// The APIs that Rootsweep calls.
  public enum Api {
    STS,
    IAM,
    ORGANIZATIONS,
    DYNAMODB,
    SQS,
    SNS,
    EVENTBRIDGE,
    CLOUDFORMATION
  }

  private final Region region;
  private final String partition;
  private final Map<Api, URI> endpoints;
  private final Optional<AwsCredentialsProvider> credentials;
  private final Optional<ThrottledCalls> throttled;
  private final Patience patience;
  private final SdkHttpClient http;

  private AwsClients(
      Region region,
      String partition,
      Map<Api, URI> endpoints,
      Optional<AwsCredentialsProvider> credentials,
      Optional<ThrottledCalls> throttled) {
    this(
        region,
        partition,
        endpoints,
        credentials,
        throttled,
        Patience.WITH_AWS,
        HttpClients.eager(Patience.WITH_AWS));
  }

  private AwsClients(
      Region region,
      String partition,
      Map<Api, URI> endpoints,
      Optional<AwsCredentialsProvider> credentials,
      Optional<ThrottledCalls> throttled,
      Patience patience,
      SdkHttpClient http) {
    if (region.isGlobalRegion()) {
      throw new IllegalArgumentException(
          "sts:AssumeRoot needs a Regional endpoint: set AWS_REGION, to us-east-1 for example");
    }
    this.region = region;
    this.partition = partition;
    this.endpoints = Map.copyOf(endpoints);
    this.credentials = credentials;
    this.throttled = throttled;
    this.patience = patience;
    this.http = http;
  }

  /// Makes clients that use the SDK's usual sources of credentials and endpoints.
  public static AwsClients of(Region region, String partition) {
    return new AwsClients(region, partition, Map.of(), Optional.empty(), Optional.empty());
  }

  /// Makes clients that use the SDK's usual sources of credentials, and these endpoints.
  public static AwsClients of(String region, String partition, Map<Api, URI> endpoints) {
    return new AwsClients(
        Region.of(region), partition, endpoints, Optional.empty(), Optional.empty());
  }

  /// Makes clients for a person: with the profile that was named, or else the SDK's usual sources
  /// of credentials, asked once for all clients.
  ///
  /// - shape: without a Region, that of the profile or of the machine
  /// - errors: `IllegalArgumentException` where no Region is to be found
  public static AwsClients byHand(
      Optional<String> region,
      String partition,
      Map<Api, URI> endpoints,
      Optional<String> profile,
      ThrottledCalls throttled) {
    AwsCredentialsProvider credentials =
        profile
            .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    return new AwsClients(
        region.map(Region::of).orElseGet(() -> usualRegion(profile)),
        partition,
        endpoints,
        Optional.of(credentials),
        Optional.of(throttled),
        Patience.WITH_AWS,
        HttpClients.lazy(Patience.WITH_AWS));
  }

  private static Region usualRegion(Optional<String> profile) {
    try {
      return DefaultAwsRegionProviderChain.builder()
          .profileName(profile.orElse(null))
          .build()
          .getRegion();
    } catch (SdkException e) {
      throw new IllegalArgumentException(
          "no AWS Region is named: give --region, or set AWS_REGION or the profile's region", e);
    }
  }

  /// Makes clients that talk to one endpoint only, in us-east-1, with these credentials.
  public static AwsClients at(URI endpoint, String accessKeyId, String secretAccessKey) {
    return at(endpoint, Region.US_EAST_1, AwsBasicCredentials.create(accessKeyId, secretAccessKey));
  }

  /// Makes clients that talk to one endpoint only, with these credentials.
  public static AwsClients at(URI endpoint, Region region, AwsCredentials credentials) {
    Map<Api, URI> everywhere = new EnumMap<>(Api.class);
    for (Api api : Api.values()) {
      everywhere.put(api, endpoint);
    }
    return new AwsClients(
        region,
        "aws",
        everywhere,
        Optional.of(StaticCredentialsProvider.create(credentials)),
        Optional.empty());
  }

  /// Makes clients that try as often, but at once: for a pretend AWS, whose time is not ours.
  public AwsClients withoutBackOff() {
    return with(patience.withoutBackOff());
  }

  /// Makes clients that wait for each answer as long as it takes: for a pretend AWS on a machine
  /// that may be slow. A request that was answered late would be sent a second time otherwise.
  public AwsClients withoutDeadlines() {
    return with(patience.withoutDeadlines());
  }

  private AwsClients with(Patience another) {
    return new AwsClients(
        region, partition, endpoints, credentials, throttled, another, HttpClients.eager(another));
  }

  /// Returns the partition that ARNs are written for.
  public String partition() {
    return partition;
  }

  /// Returns the Region of our own resources.
  public String region() {
    return region.id();
  }

  /// Sees to it that there are credentials, before a call is made with them.
  ///
  /// - errors: `PortFailure` of kind `ACCESS_DENIED` that tells why there are none
  public void demandCredentials() {
    try {
      credentials.ifPresent(AwsCredentialsProvider::resolveCredentials);
    } catch (SdkException e) {
      throw new PortFailure(
          PortFailure.Kind.ACCESS_DENIED,
          "loading AWS credentials",
          Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()),
          e);
    }
  }

  /// Makes the client of the Regional STS endpoint.
  public StsClient sts() {
    return usual(Api.STS, StsClient.builder()).region(region).build();
  }

  /// Makes the client of Organizations.
  public OrganizationsClient organizations() {
    return usual(Api.ORGANIZATIONS, OrganizationsClient.builder()).region(global()).build();
  }

  /// Makes a client of Organizations that gives up after three seconds, retries included: an alert
  /// waits no longer for the name of its account.
  public OrganizationsClient organizationsInHaste() {
    return usual(Api.ORGANIZATIONS, OrganizationsClient.builder())
        .region(global())
        .overrideConfiguration(within(patience.naming()))
        .build();
  }

  /// Makes the client of the ledger's table.
  public DynamoDbClient dynamo() {
    return usual(Api.DYNAMODB, DynamoDbClient.builder())
        .region(region)
        .overrideConfiguration(retries(Retries.ofTransactions(patience.backsOff())))
        .build();
  }

  /// Makes a client of the ledger's table that gives up after five seconds, retries included:
  /// people come before bookkeeping.
  public DynamoDbClient dynamoInHaste() {
    return usual(Api.DYNAMODB, DynamoDbClient.builder())
        .region(region)
        .overrideConfiguration(
            retries(Retries.ofTransactions(patience.backsOff())).toBuilder()
                .apiCallTimeout(patience.noting())
                .build())
        .build();
  }

  /// Makes the client of the queues.
  public SqsClient sqs() {
    return usual(Api.SQS, SqsClient.builder()).region(region).build();
  }

  /// Makes a client of the queues that gives up after ten seconds, retries included: a queue that
  /// hangs must not keep an alert.
  public SqsClient sqsInHaste() {
    return usual(Api.SQS, SqsClient.builder())
        .region(region)
        .overrideConfiguration(within(patience.telling()))
        .build();
  }

  /// Makes the client of the alert topics.
  public SnsClient sns() {
    return usual(Api.SNS, SnsClient.builder())
        .region(region)
        .overrideConfiguration(within(patience.telling()))
        .build();
  }

  /// Makes the client of the hub's event bus.
  public EventBridgeClient eventBridge() {
    return usual(Api.EVENTBRIDGE, EventBridgeClient.builder())
        .region(region)
        .overrideConfiguration(within(patience.telling()))
        .build();
  }

  /// Makes the client of IAM's switches of the organization, with the caller's own credentials.
  public IamClient iamOfCaller() {
    return usual(Api.IAM, IamClient.builder()).region(global()).build();
  }

  /// Makes the client of StackSets.
  public CloudFormationClient cloudFormation() {
    return usual(Api.CLOUDFORMATION, CloudFormationClient.builder()).region(region).build();
  }

  /// Makes the client of all root sessions. It has no credentials, those of the hub least of all: a
  /// request that does not bring the ones of its session fails before anything is sent.
  ///
  /// - errors: `IllegalStateException` from a request without credentials of its own
  public IamClient iam() {
    return common(Api.IAM, IamClient.builder())
        .region(global())
        .credentialsProvider(AwsClients::noSession)
        .build();
  }

  private static AwsCredentials noSession() {
    throw new IllegalStateException("IAM is asked in a root session only");
  }

  private Region global() {
    return switch (partition) {
      case "aws-us-gov" -> Region.AWS_US_GOV_GLOBAL;
      case "aws-cn" -> Region.AWS_CN_GLOBAL;
      default -> Region.AWS_GLOBAL;
    };
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B usual(
      Api api, B builder) {
    credentials.ifPresent(builder::credentialsProvider);
    return common(api, builder);
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B common(
      Api api, B builder) {
    Optional.ofNullable(endpoints.get(api)).ifPresent(builder::endpointOverride);
    return builder.httpClient(http).overrideConfiguration(retries());
  }

  private ClientOverrideConfiguration retries() {
    return retries(Retries.usual(patience.backsOff()));
  }

  private ClientOverrideConfiguration retries(RetryStrategy strategy) {
    ClientOverrideConfiguration.Builder retries =
        ClientOverrideConfiguration.builder().retryStrategy(strategy);
    throttled.ifPresent(retries::addMetricPublisher);
    return retries.build();
  }

  private ClientOverrideConfiguration within(Duration whole) {
    return retries().toBuilder().apiCallTimeout(whole).build();
  }
}
