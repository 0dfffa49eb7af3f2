package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential.AccessKey;
import dev.rootsweep.core.model.RootCredential.ConsolePassword;
import dev.rootsweep.core.model.RootCredential.MfaDevice;
import dev.rootsweep.core.model.RootCredential.SigningCertificate;
import java.time.Instant;
import java.util.Optional;

/// Obviously false root credentials.
public final class Credentials {
  /// When old credentials were made.
  public static final Instant LONG_AGO = Instant.parse("2019-05-05T05:05:05Z");

  private Credentials() {}

  /// Makes an access key that nobody ever used.
  public static AccessKey oldKey(String id) {
    return key(id, LONG_AGO);
  }

  /// Makes an access key that nobody has used yet.
  public static AccessKey key(String id, Instant created) {
    return new AccessKey(id, true, created, new LastUse.NoneRecorded());
  }

  /// Makes an old access key that was used.
  public static AccessKey usedKey(String id, Instant used) {
    LastUse use = new LastUse.Used(used, Optional.of("s3"), Optional.of("eu-west-1"));
    return new AccessKey(id, true, LONG_AGO, use);
  }

  /// Makes a password that nobody ever used.
  public static ConsolePassword oldPassword() {
    return password(LONG_AGO);
  }

  /// Makes a password that nobody has used yet.
  public static ConsolePassword password(Instant created) {
    return new ConsolePassword(created, new LastUse.NoneRecorded());
  }

  /// Makes an old password that was used.
  public static ConsolePassword usedPassword(Instant used) {
    return new ConsolePassword(
        LONG_AGO, new LastUse.Used(used, Optional.empty(), Optional.empty()));
  }

  /// Makes a signing certificate.
  public static SigningCertificate oldCertificate(String id) {
    return new SigningCertificate(id, true, LONG_AGO);
  }

  /// Makes an MFA device that was enabled long ago.
  public static MfaDevice oldDevice(String name) {
    return device(name, LONG_AGO);
  }

  /// Makes an MFA device.
  public static MfaDevice device(String name, Instant enabled) {
    return new MfaDevice("arn:aws:iam::111111111111:mfa/" + name, enabled);
  }
}
