package dev.rootsweep.sandbox;

import java.time.Instant;

/// The credentials that AssumeRoot gave out: root of one account, under one task policy.
record RootSession(
    String accessKeyId,
    String secretAccessKey,
    String token,
    String account,
    TaskPolicy task,
    Instant expires)
    implements Principal {

  @Override
  public String arn() {
    return "arn:aws:iam::" + account + ":root";
  }

  @Override
  public String userId() {
    return account;
  }
}
