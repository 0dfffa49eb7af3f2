package dev.rootsweep.aws.root;

import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.iam.model.IamRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/// Has requests signed with the credentials of one root session. The client belongs to all sessions
/// and has no credentials of its own: a request that is not put here is never sent.
final class SessionSignature {
  private final AwsRequestOverrideConfiguration credentials;

  SessionSignature(Credentials issued) {
    this.credentials =
        AwsRequestOverrideConfiguration.builder()
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsSessionCredentials.create(
                        issued.accessKeyId(), issued.secretAccessKey(), issued.sessionToken())))
            .build();
  }

  void on(IamRequest.Builder request) {
    request.overrideConfiguration(credentials);
  }
}
