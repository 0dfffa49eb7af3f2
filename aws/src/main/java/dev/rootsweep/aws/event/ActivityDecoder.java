package dev.rootsweep.aws.event;

import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.BurstEnded;
import dev.rootsweep.core.signal.Heartbeat;
import dev.rootsweep.core.signal.Reread;
import java.util.List;
import java.util.Optional;

/// Turns the body of a message of the activity queue into a signal.
///
/// Events are matched on `source` and `eventName`, never on the detail-type.
public final class ActivityDecoder extends EventDecoder<ActivitySignal> {
  /// The detail-type of the synthetic event.
  public static final String HEARTBEAT = "Heartbeat";

  private final List<ActivityReader> readers;

  /// Makes a decoder for one deployment.
  public ActivityDecoder(Settings settings) {
    super(settings.hubAccount());
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

  @Override
  Decoded<ActivitySignal> own(Envelope event) {
    return switch (event.detailType()) {
      case HEARTBEAT -> new Decoded.Understood<>(new Heartbeat(event.origin()));
      case OwnMessages.REREAD -> new Decoded.Understood<>(OwnMessages.read(event, Reread.class));
      case OwnMessages.BURST_ENDED ->
          new Decoded.Understood<>(OwnMessages.read(event, BurstEnded.class));
      default -> nothing(event);
    };
  }

  @Override
  Decoded<ActivitySignal> aws(Envelope event) {
    TrailRecord record = TrailRecord.of(event);
    return readers.stream()
        .map(reader -> reader.read(record))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> nothing(event));
  }
}
