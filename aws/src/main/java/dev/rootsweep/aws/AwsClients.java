package dev.rootsweep.aws;

import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.aws.rate.RateGate;
import dev.rootsweep.aws.rate.WatchedRetries;
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

  private static final String XML_READER = "javax.xml.stream.XMLInputFactory";

  static {
    // Each thread makes a factory of its own. Named here, it is not searched for in every jar.
    if (System.getProperty(XML_READER) == null) {
      System.setProperty(XML_READER, "com.fasterxml.aalto.stax.InputFactoryImpl");
    }
  }

  private final Region region;
  private final String partition;
  private final Map<Api, URI> endpoints;
  private final Optional<AwsCredentialsProvider> credentials;
  private final Optional<RateGate> gate;
  private final Optional<Concurrency> concurrency;
  private final Patience patience;
  private final SdkHttpClient http;

  private AwsClients(
      Region region,
      String partition,
      Map<Api, URI> endpoints,
      Optional<AwsCredentialsProvider> credentials,
      Optional<RateGate> gate,
      Optional<Concurrency> concurrency,
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
    this.gate = gate;
    this.concurrency = concurrency;
    this.patience = patience;
    this.http = http;
  }

  /// Makes clients that use the SDK's usual sources of credentials and endpoints.
  public static AwsClients of(Region region, String partition) {
    return shared(region, partition, Map.of());
  }

  /// Makes clients that use the SDK's usual sources of credentials, and these endpoints.
  public static AwsClients of(String region, String partition, Map<Api, URI> endpoints) {
    return shared(Region.of(region), partition, endpoints);
  }

  private static AwsClients shared(Region region, String partition, Map<Api, URI> endpoints) {
    return new AwsClients(
        region,
        partition,
        endpoints,
        Optional.empty(),
        Optional.of(RateGate.shared()),
        Optional.empty(),
        Patience.WITH_AWS,
        HttpClients.eager(Patience.WITH_AWS));
  }

  /// Makes clients for a person: with the profile that was named, or else the SDK's usual sources
  /// of credentials, asked once for all clients.
  ///
  /// - shape: without a Region, that of the profile or of the machine; `concurrency` learns how
  ///   each call ends
  /// - errors: `IllegalArgumentException` where no Region is to be found
  public static AwsClients byHand(
      Optional<String> region,
      String partition,
      Map<Api, URI> endpoints,
      Optional<String> profile,
      Concurrency concurrency) {
    AwsCredentialsProvider credentials =
        profile
            .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
            .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    return new AwsClients(
        region.map(Region::of).orElseGet(() -> usualRegion(profile)),
        partition,
        endpoints,
        Optional.of(credentials),
        Optional.of(RateGate.alone()),
        Optional.of(concurrency),
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
        Optional.empty(),
        Optional.empty(),
        Patience.WITH_AWS,
        HttpClients.eager(Patience.WITH_AWS));
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
        region,
        partition,
        endpoints,
        credentials,
        gate,
        concurrency,
        another,
        HttpClients.eager(another));
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
    return usual(Api.STS, StsClient.builder(), gated(Api.STS)).region(region).build();
  }

  /// Makes the client of Organizations.
  public OrganizationsClient organizations() {
    return usual(Api.ORGANIZATIONS, OrganizationsClient.builder(), gated(Api.ORGANIZATIONS))
        .region(global())
        .build();
  }

  /// Makes a client of Organizations that gives up after three seconds, retries included: an alert
  /// waits no longer for the name of its account.
  public OrganizationsClient organizationsInHaste() {
    return within(patience.naming(), Api.ORGANIZATIONS, OrganizationsClient.builder())
        .region(global())
        .build();
  }

  /// Makes the client of the ledger's table.
  public DynamoDbClient dynamo() {
    return usual(Api.DYNAMODB, DynamoDbClient.builder()).region(region).build();
  }

  /// Makes a client of the ledger's table that gives up after five seconds, retries included:
  /// people come before bookkeeping.
  public DynamoDbClient dynamoInHaste() {
    return within(patience.noting(), Api.DYNAMODB, DynamoDbClient.builder()).region(region).build();
  }

  /// Makes the client of the queues.
  public SqsClient sqs() {
    return usual(Api.SQS, SqsClient.builder()).region(region).build();
  }

  /// Makes a client of the queues that gives up after ten seconds, retries included: a queue that
  /// hangs must not keep an alert.
  public SqsClient sqsInHaste() {
    return within(patience.telling(), Api.SQS, SqsClient.builder()).region(region).build();
  }

  /// Makes the client of the alert topics.
  public SnsClient sns() {
    return within(patience.telling(), Api.SNS, SnsClient.builder()).region(region).build();
  }

  /// Makes the client of the hub's event bus.
  public EventBridgeClient eventBridge() {
    return within(patience.telling(), Api.EVENTBRIDGE, EventBridgeClient.builder())
        .region(region)
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
    return with(Api.IAM, IamClient.builder(), asking(Api.IAM))
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
    return usual(api, builder, asking(api));
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B within(
      Duration whole, Api api, B builder) {
    return usual(api, builder, asking(api).apiCallTimeout(whole));
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B usual(
      Api api, B builder, ClientOverrideConfiguration.Builder asking) {
    credentials.ifPresent(builder::credentialsProvider);
    return with(api, builder, asking);
  }

  private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B with(
      Api api, B builder, ClientOverrideConfiguration.Builder asking) {
    Optional.ofNullable(endpoints.get(api)).ifPresent(builder::endpointOverride);
    return builder.httpClient(http).overrideConfiguration(asking.build());
  }

  private ClientOverrideConfiguration.Builder gated(Api api) {
    ClientOverrideConfiguration.Builder asking = asking(api);
    gate.ifPresent(asking::addExecutionInterceptor);
    return asking;
  }

  private ClientOverrideConfiguration.Builder asking(Api api) {
    RetryStrategy retries = Retries.of(api, concurrency.isPresent(), patience.backsOff());
    return ClientOverrideConfiguration.builder()
        .retryStrategy(
            concurrency
                .<RetryStrategy>map(some -> new WatchedRetries(retries, api.name(), some))
                .orElse(retries));
  }
}
