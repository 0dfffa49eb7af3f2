package dev.rootsweep.aws;

import dev.rootsweep.aws.rate.Concurrency;
import dev.rootsweep.aws.rate.RateGate;
import dev.rootsweep.core.port.PortFailure;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The clients of the AWS SDK, each of which is made once: one HTTP client for all of them, up to
/// six tries with jitter (docs/decisions/0006-retries.md tells why not adaptive).
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
    S3,
    SNS,
    EVENTBRIDGE,
    CLOUDFORMATION
  }

  /// What every access key id of a rehearsal ends with, those of its root sessions too.
  public static final String REHEARSAL_KEY = "REHEARSAL0000000";

  private static final String XML_READER = "javax.xml.stream.XMLInputFactory";

  static {
    // Each thread makes a factory of its own. Named here, it is not searched for in every jar.
    if (System.getProperty(XML_READER) == null) {
      System.setProperty(XML_READER, "com.fasterxml.aalto.stax.InputFactoryImpl");
    }
  }

  private final ClientConfiguration configuration;
  private final Map<String, SdkClient> made = new ConcurrentHashMap<>();

  /// Makes clients of one configuration.
  AwsClients(ClientConfiguration configuration) {
    this.configuration = configuration;
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
        new ClientConfiguration(
            region,
            partition,
            endpoints,
            DefaultCredentialsProvider.builder().build(),
            Optional.of(RateGate.shared()),
            Optional.empty(),
            Patience.WITH_AWS,
            StagedHttpClient.over(HttpClients.eager(Patience.WITH_AWS))));
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
        new ClientConfiguration(
            region.map(Region::of).orElseGet(() -> usualRegion(profile)),
            partition,
            endpoints,
            credentials,
            Optional.of(RateGate.alone()),
            Optional.of(concurrency),
            Patience.WITH_AWS,
            StagedHttpClient.over(HttpClients.lazy(Patience.WITH_AWS))));
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
        new ClientConfiguration(
            region,
            "aws",
            everywhere,
            StaticCredentialsProvider.create(credentials),
            Optional.empty(),
            Optional.empty(),
            Patience.WITH_AWS,
            StagedHttpClient.over(HttpClients.eager(Patience.WITH_AWS))));
  }

  /// Makes clients that try as often, but at once: for a pretend AWS, whose time is not ours.
  public AwsClients withoutBackOff() {
    return new AwsClients(configuration.with(configuration.patience().withoutBackOff()));
  }

  /// Makes clients that wait for each answer as long as it takes: for a pretend AWS on a machine
  /// that may be slow. A request that was answered late would be sent a second time otherwise.
  public AwsClients withoutDeadlines() {
    return new AwsClients(configuration.with(configuration.patience().withoutDeadlines()));
  }

  /// Lets all calls of these clients, until [#endRehearsal], end at a stage on loopback: with
  /// credentials that are none, and by the same clients that call AWS afterwards.
  ///
  /// - errors: `IllegalStateException` when they were rehearsed or used before;
  ///   `IllegalArgumentException` when the stage is not on loopback
  public void rehearse(URI stage) {
    configuration.phase().rehearse(stage);
  }

  /// Rehearses what the first call to AWS needs and no call of a rehearsal: the usual sources of
  /// credentials, and the first words of a TLS connection, after which the stage hangs up.
  ///
  /// - errors: `IllegalStateException` when there is no rehearsal, or when the stage speaks TLS;
  ///   `SdkException` when the stage gives no credentials
  public void rehearseFirstCall() {
    URI stage =
        configuration
            .phase()
            .stage()
            .orElseThrow(() -> new IllegalStateException("there is no stage"));
    RehearsedSources.ask(stage);
    configuration.http().sayHello(stage);
  }

  /// Ends the rehearsal for good: from now on all calls go to AWS, with credentials that are asked
  /// for with the first of them. Without this call they go nowhere once the stage is closed.
  ///
  /// - errors: `IllegalStateException` when there is no rehearsal
  public void endRehearsal() {
    configuration.phase().end();
  }

  /// Returns the partition that ARNs are written for.
  public String partition() {
    return configuration.partition();
  }

  /// Returns the Region of our own resources.
  public String region() {
    return configuration.region().id();
  }

  /// Sees to it that there are credentials, before a call is made with them.
  ///
  /// - errors: `PortFailure` of kind `ACCESS_DENIED` that tells why there are none
  public void demandCredentials() {
    try {
      configuration.credentials().resolveCredentials();
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
    return once(
        StsClient.class,
        "sts",
        () ->
            configuration
                .gated(Api.STS, StsClient.builder())
                .region(configuration.region())
                .build());
  }

  /// Makes the client of Organizations.
  public OrganizationsClient organizations() {
    return once(
        OrganizationsClient.class,
        "organizations",
        () ->
            configuration
                .gated(Api.ORGANIZATIONS, OrganizationsClient.builder())
                .region(configuration.global())
                .build());
  }

  /// Makes a client of Organizations that gives up after three seconds, retries included: an alert
  /// waits no longer for the name of its account.
  public OrganizationsClient organizationsInHaste() {
    return once(
        OrganizationsClient.class,
        "organizationsInHaste",
        () ->
            configuration
                .within(
                    configuration.patience().naming(),
                    Api.ORGANIZATIONS,
                    OrganizationsClient.builder())
                .region(configuration.global())
                .build());
  }

  /// Makes the client of the ledger's table.
  public DynamoDbClient dynamo() {
    return once(
        DynamoDbClient.class,
        "dynamo",
        () ->
            configuration
                .usual(Api.DYNAMODB, DynamoDbClient.builder())
                .region(configuration.region())
                .build());
  }

  /// Makes a client of the ledger's table that gives up after five seconds, retries included:
  /// people come before bookkeeping.
  public DynamoDbClient dynamoInHaste() {
    return once(
        DynamoDbClient.class,
        "dynamoInHaste",
        () ->
            configuration
                .within(configuration.patience().noting(), Api.DYNAMODB, DynamoDbClient.builder())
                .region(configuration.region())
                .build());
  }

  /// Makes the client of the queues.
  public SqsClient sqs() {
    return once(
        SqsClient.class,
        "sqs",
        () ->
            configuration
                .usual(Api.SQS, SqsClient.builder())
                .region(configuration.region())
                .build());
  }

  /// Makes a client of the queues that gives up after ten seconds, retries included: a queue that
  /// hangs must not keep an alert.
  public SqsClient sqsInHaste() {
    return once(
        SqsClient.class,
        "sqsInHaste",
        () ->
            configuration
                .within(configuration.patience().telling(), Api.SQS, SqsClient.builder())
                .region(configuration.region())
                .build());
  }

  /// Makes the client of the alert topics.
  public SnsClient sns() {
    return once(
        SnsClient.class,
        "sns",
        () ->
            configuration
                .within(configuration.patience().telling(), Api.SNS, SnsClient.builder())
                .region(configuration.region())
                .build());
  }

  /// Makes the client of the hub's event bus.
  public EventBridgeClient eventBridge() {
    return once(
        EventBridgeClient.class,
        "eventBridge",
        () ->
            configuration
                .within(
                    configuration.patience().telling(),
                    Api.EVENTBRIDGE,
                    EventBridgeClient.builder())
                .region(configuration.region())
                .build());
  }

  /// Makes the client of IAM's switches of the organization, with the caller's own credentials.
  public IamClient iamOfCaller() {
    return once(
        IamClient.class,
        "iamOfCaller",
        () ->
            configuration
                .usual(Api.IAM, IamClient.builder())
                .region(configuration.global())
                .build());
  }

  /// Makes the client of StackSets.
  public CloudFormationClient cloudFormation() {
    return once(
        CloudFormationClient.class,
        "cloudFormation",
        () ->
            configuration
                .usual(Api.CLOUDFORMATION, CloudFormationClient.builder())
                .region(configuration.region())
                .build());
  }

  /// Makes the client of all root sessions. It has no credentials, those of the hub least of all: a
  /// request that does not bring the ones of its session fails before anything is sent.
  ///
  /// - errors: `IllegalStateException` from a request without credentials of its own
  public IamClient iam() {
    return once(
        IamClient.class,
        "iam",
        () ->
            configuration
                .withoutCredentials(Api.IAM, IamClient.builder())
                .region(configuration.global())
                .credentialsProvider(AwsClients::noSession)
                .build());
  }

  private static AwsCredentials noSession() {
    throw new IllegalStateException("IAM is asked in a root session only");
  }

  /// Makes another client of an API, with the caller's credentials, which its caller keeps.
  ///
  /// - shape: `builder` names the Region, and what else is not as usual
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C apart(
      Api api, B builder) {
    return configuration.usual(api, builder).build();
  }

  /// What is rehearsed must be what is used: each client is made once.
  private <C extends SdkClient> C once(Class<C> type, String name, Supplier<C> making) {
    return type.cast(made.computeIfAbsent(name, _ -> making.get()));
  }
}
