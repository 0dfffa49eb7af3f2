package dev.rootsweep.sandbox;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRootResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/// AWS's own clients, pointed at a sandbox. They never retry.
final class Clients {

  static final String TASKS = "arn:aws:iam::aws:policy/root-task/";
  static final String AUDIT = TASKS + "IAMAuditRootUserCredentials";
  static final String DELETION = TASKS + "IAMDeleteRootUserCredentials";
  static final String RECOVERY = TASKS + "IAMCreateRootUserPassword";

  private final URI endpoint;
  private final SdkHttpClient http;

  private Clients(URI endpoint, SdkHttpClient http) {
    this.endpoint = endpoint;
    this.http = http;
  }

  static Clients of(Sandbox sandbox) {
    SdkHttpClient http =
        UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(40)).build();
    return new Clients(sandbox.endpoint(), http);
  }

  StsClient sts(AwsCredentials keys) {
    return configured(StsClient.builder(), keys).build();
  }

  IamClient iam(AwsCredentials keys) {
    return configured(IamClient.builder(), keys).build();
  }

  OrganizationsClient organizations(AwsCredentials keys) {
    return configured(OrganizationsClient.builder(), keys).build();
  }

  IamClient root(Caller caller, String account, String task) {
    return iam(session(caller, account, task));
  }

  AwsCredentials session(Caller caller, String account, String task) {
    AssumeRootResponse response =
        sts(keys(caller))
            .assumeRoot(
                request -> request.targetPrincipal(account).taskPolicyArn(arn -> arn.arn(task)));
    return keys(response.credentials());
  }

  static AwsCredentials keys(Caller caller) {
    return AwsBasicCredentials.create(caller.accessKeyId(), caller.secretAccessKey());
  }

  static AwsCredentials keys(Credentials given) {
    return AwsSessionCredentials.create(
        given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
      B builder, AwsCredentials keys) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(keys))
        .overrideConfiguration(
            override ->
                override
                    .retryStrategy(RetryMode.STANDARD)
                    .retryStrategy(none -> none.maxAttempts(1)))
        .httpClient(http);
  }
}
