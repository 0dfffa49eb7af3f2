package dev.rootsweep.cli.connect;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/// The certificates that Java trusts. Java parses every one before the first client is made, which
/// takes as long as the reading of the command line.
public final class TrustedCertificates {
  private TrustedCertificates() {}

  /// Begins to read them on a thread of its own; a client that needs them sooner waits for it.
  ///
  /// - errors: none; a certificate that cannot be read fails again where it is needed
  public static void beginToRead() {
    Thread.ofPlatform().daemon().name("rootsweep-certificates").start(TrustedCertificates::read);
  }

  private static void read() {
    try {
      SSLContext _ = SSLContext.getDefault();
    } catch (NoSuchAlgorithmException _) {
      // The client that needs them tells it.
    }
  }
}
