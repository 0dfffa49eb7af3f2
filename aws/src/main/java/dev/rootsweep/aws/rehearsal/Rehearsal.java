package dev.rootsweep.aws.rehearsal;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.event.CheckMessages;
import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.queue.LogAlerts;
import dev.rootsweep.aws.queue.SqsCheckQueue;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.Listing;
import dev.rootsweep.core.signal.Origin;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// What a check is rehearsed with: the product's own parts, over a [StageAws] instead of AWS.
public final class Rehearsal {
  private static final AccountId NOBODY = new AccountId("000000000000");
  private static final Map<String, String> SETTINGS =
      Map.of(
          "ROOTSWEEP_MANAGEMENT_ACCOUNT", "000000000001", "ROOTSWEEP_HUB_ACCOUNT", NOBODY.value());

  private Rehearsal() {}

  /// Makes the parts of a check that reach the stage and nothing else, in mode observe.
  public static CheckParts parts(StageAws stage) {
    AwsClients clients = AwsClients.at(stage.endpoint(), "AKIAREHEARSAL0000000", "rehearsal");
    return Wiring.checks(
        Settings.of(SETTINGS),
        clients,
        new DynamoLedger(clients.dynamo(), "rehearsal"),
        new SqsCheckQueue(clients::sqs, "rehearsal", "rehearsal", messages()),
        new LogAlerts(),
        new SystemTime());
  }

  /// Writes two messages that end as bare: one of a sweep, and one that needs a look-up.
  public static List<String> messages(Instant now) {
    Origin origin = new Origin("rehearsal", NOBODY, "", now);
    Listing listing = new Listing("rehearsal", AccountState.ACTIVE, now, now);
    return List.of(
        messages().write(CheckDue.swept(NOBODY, listing, origin)),
        messages().write(CheckDue.first(NOBODY, Cause.REQUESTED, origin)));
  }

  private static CheckMessages messages() {
    return new CheckMessages(NOBODY);
  }

  /// Writes the first words of a TLS connection to nobody: they need the trusted certificates and
  /// hundreds of classes.
  ///
  /// - errors: `IllegalStateException` when this JVM has no TLS
  public static void sayHello() {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine("aws.example", 443);
      engine.setUseClientMode(true);
      engine.beginHandshake();
      engine.wrap(
          ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    } catch (NoSuchAlgorithmException | SSLException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }
}
