package dev.rootsweep.aws.root;

import software.amazon.awssdk.services.sts.model.Credentials;

/// A root session that nobody issued, for servers that do not look.
final class MadeUp {
  private MadeUp() {}

  static SessionSignature signature() {
    return new SessionSignature(
        Credentials.builder()
            .accessKeyId("ASIAEXAMPLE000000001")
            .secretAccessKey("none")
            .sessionToken("none")
            .build());
  }
}
