package dev.rootsweep.sandbox;

import java.time.Instant;

/// An MFA device, by serial number (an ARN for a virtual one).
public record Mfa(String serial, Instant enabled) implements RootCredential {

  /// The virtual device that the console makes for the root user of that account.
  public static Mfa virtual(String account, Instant enabled) {
    return new Mfa("arn:aws:iam::" + account + ":mfa/root-account-mfa-device", enabled);
  }

  @Override
  public String id() {
    return serial;
  }
}
