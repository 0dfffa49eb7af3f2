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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/// What is rehearsed with: the product's own parts, with settings and a ledger of their own, over
/// the clients that are rehearsed. What parts keep of a rehearsal goes with them.
public final class Rehearsal {
  private static final AccountId NOBODY = new AccountId("000000000000");

  private static final String NAME = "rehearsal";
  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000000:";

  private Rehearsal() {}

  /// Makes the parts of a check, in mode observe. The stage answers no lists: four zeros are enough
  /// here.
  public static CheckParts checks(AwsClients clients) {
    DynamoLedger ledger = new DynamoLedger(clients.dynamo(), NAME);
    SystemTime time = new SystemTime();
    return Wiring.checks(
        settings(),
        clients,
        new OrganizationsDirectory(clients::organizations, time::now),
        ledger,
        ledger,
        checkQueue(clients::sqs),
        List.of(new LogAlerts()),
        time,
        ListReads.BY_COUNTS);
  }

  /// Makes the parts of a watch over root activity, with every channel, and with the same clients
  /// as [Wiring#watching].
  public static ActivityParts activity(AwsClients clients) {
    SystemTime time = new SystemTime();
    return Wiring.activity(
        settings(),
        clients,
        new DynamoLedger(clients.dynamoInHaste(), NAME),
        checkQueue(clients::sqsInHaste),
        new SqsMessageQueue<>(clients::sqsInHaste, NAME, NAME, new OwnMessages(NOBODY)),
        Wiring.channels(settings(), clients, time, _ -> {}),
        time);
  }

  private static SqsMessageQueue<CheckMessage> checkQueue(Supplier<SqsClient> sqs) {
    return new SqsMessageQueue<>(sqs, NAME, NAME, messages());
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
}
