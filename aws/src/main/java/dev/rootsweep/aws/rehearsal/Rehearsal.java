package dev.rootsweep.aws.rehearsal;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.directory.OrganizationsDirectory;
import dev.rootsweep.aws.event.OwnMessages;
import dev.rootsweep.aws.ledger.DynamoLedger;
import dev.rootsweep.aws.queue.LogAlerts;
import dev.rootsweep.aws.queue.SqsMessageQueue;
import dev.rootsweep.aws.queue.SystemTime;
import dev.rootsweep.aws.wiring.ActivityParts;
import dev.rootsweep.aws.wiring.CheckParts;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.core.check.ListReads;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Cause;
import dev.rootsweep.core.signal.CheckDue;
import dev.rootsweep.core.signal.CheckMessage;
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

/// What is rehearsed with: the product's own parts, over a [StageAws] instead of AWS.
public final class Rehearsal {
  private static final AccountId NOBODY = new AccountId("000000000000");

  private static final String NAME = "rehearsal";
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:";

  private Rehearsal() {}

  /// Makes the parts of a check that reach the stage and nothing else, in mode observe. The stage
  /// answers no lists: four zeros are enough here.
  public static CheckParts checks(StageAws stage) {
    AwsClients clients = clients(stage);
    DynamoLedger ledger = ledger(clients);
    SystemTime time = new SystemTime();
    return Wiring.checks(
        settings(),
        clients,
        new OrganizationsDirectory(clients::organizations, time::now),
        ledger,
        ledger,
        checkQueue(clients),
        List.of(new LogAlerts()),
        time,
        ListReads.BY_COUNTS);
  }

  /// Makes the parts of a watch over root activity that reach the stage and nothing else, with
  /// every channel.
  public static ActivityParts activity(StageAws stage) {
    AwsClients clients = clients(stage);
    SystemTime time = new SystemTime();
    return Wiring.activity(
        settings(),
        clients,
        ledger(clients),
        checkQueue(clients),
        new SqsMessageQueue<>(clients::sqs, NAME, NAME, new OwnMessages(NOBODY)),
        Wiring.channels(settings(), clients, time, _ -> {}),
        time);
  }

  private static AwsClients clients(StageAws stage) {
    return AwsClients.at(stage.endpoint(), "AKIAREHEARSAL0000000", NAME).withoutDeadlines();
  }

  private static DynamoLedger ledger(AwsClients clients) {
    return new DynamoLedger(clients.dynamo(), NAME);
  }

  private static SqsMessageQueue<CheckMessage> checkQueue(AwsClients clients) {
    return new SqsMessageQueue<>(clients::sqs, NAME, NAME, messages());
  }

  private static Settings settings() {
    return Settings.of(
        Map.of(
            Setting.MANAGEMENT_ACCOUNT.environmentName(),
            "000000000001",
            Setting.HUB_ACCOUNT.environmentName(),
            NOBODY.value(),
            Setting.URGENT_TOPIC.environmentName(),
            TOPIC + "urgent",
            Setting.INFO_TOPIC.environmentName(),
            TOPIC + "info",
            Setting.CHAT_TOPIC.environmentName(),
            TOPIC + "chat",
            Setting.HUB_BUS.environmentName(),
            NAME));
  }

  /// Writes two messages that end as clean: one of a sweep, and one that needs a look-up.
  public static List<String> checkMessages(Instant now) {
    Origin origin = new Origin(NAME, NOBODY, "", now);
    Listing listing = new Listing(NAME, NAME, AccountState.ACTIVE, now, now);
    return List.of(
        messages().write(CheckDue.swept(NOBODY, listing, origin)),
        messages().write(CheckDue.first(NOBODY, Cause.REQUESTED, origin)));
  }

  /// Writes two messages: a sign-in that everybody is told of, and a call in a root session of
  /// ours, of which nobody is.
  public static List<String> activityMessages(Instant now) {
    return List.of(RehearsedEvents.signIn(NOBODY, now), RehearsedEvents.ownCall(NOBODY, now));
  }

  private static OwnMessages messages() {
    return new OwnMessages(NOBODY);
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
