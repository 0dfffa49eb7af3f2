package dev.rootsweep.aws.event;

import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.Heartbeat;
import dev.rootsweep.core.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Turns the body of a message of the activity queue into a signal.
///
/// Events are matched on `source` and `eventName`, never on the detail-type.
public final class ActivityDecoder {
  /// The detail-type of the synthetic event.
  public static final String HEARTBEAT = "Heartbeat";

  private static final String OWN_SOURCE = "rootsweep";

  private final Settings settings;
  private final ActivityMessages messages;
  private final List<ActivityReader> readers;

  /// Makes a decoder for one deployment.
  public ActivityDecoder(Settings settings) {
    this.settings = settings;
    this.messages = new ActivityMessages(settings.hubAccount());
    this.readers =
        List.of(
            new ReportReader(settings),
            new SignInReader(),
            new SessionReader(),
            new GuardReader(),
            new TrailReader(settings.managementAccount()),
            new OwnResourceReader(settings),
            new CloudFormationReader(settings),
            new CredentialReader(),
            new MembershipReader(settings.managementAccount()),
            new RootCallReader());
  }

  /// Decodes one body.
  ///
  /// - shape: `receivedAt` stands in for a missing `time`, and caps one that lies in the future
  /// - errors: none thrown; what is malformed is `Rejected` with the reason
  public DecodedActivity decode(String body, Instant receivedAt) {
    try {
      return meaning(Envelope.read(body, receivedAt));
    } catch (Malformed malformed) {
      return new DecodedActivity.Rejected(malformed.reason());
    }
  }

  private DecodedActivity meaning(Envelope event) {
    if (event.source().equals(OWN_SOURCE)) {
      return own(event);
    }
    return event.isFromAws()
        ? aws(TrailRecord.of(event))
        : new DecodedActivity.Rejected(
            "source '" + Texts.shown(event.source()) + "' is neither AWS's nor ours");
  }

  private DecodedActivity own(Envelope event) {
    if (!event.origin().account().equals(settings.hubAccount())) {
      return new DecodedActivity.Rejected(
          "source rootsweep counts from the hub account only, not from "
              + event.origin().account());
    }
    return switch (event.detailType()) {
      case HEARTBEAT -> new DecodedActivity.Understood(new Heartbeat(event.origin()));
      case ActivityMessages.REREAD -> new DecodedActivity.Understood(messages.reread(event));
      case ActivityMessages.BURST_ENDED ->
          new DecodedActivity.Understood(messages.burstEnded(event));
      default -> nothing(event);
    };
  }

  private DecodedActivity aws(TrailRecord record) {
    return readers.stream()
        .map(reader -> reader.read(record))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> nothing(record.event()));
  }

  private static DecodedActivity nothing(Envelope event) {
    String name = event.name().isEmpty() ? event.detailType() : event.name();
    return new DecodedActivity.Ignored(
        "nothing is to be said about " + Texts.shown(event.source() + " " + name));
  }
}
