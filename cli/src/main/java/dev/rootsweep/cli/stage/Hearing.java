package dev.rootsweep.cli.stage;

import dev.rootsweep.aws.event.ActivityDecoder;
import dev.rootsweep.aws.event.Decoded;
import dev.rootsweep.aws.event.SignalDecoder;
import dev.rootsweep.core.settings.Settings;
import java.time.Instant;

/// Which handlers an event is for, as the rules of the deployed system send it: to the check queue,
/// to the activity queue, or to both.
public record Hearing(boolean check, boolean activity) {
  /// Says who hears an event. What nobody understands is for the handler of root activity, which
  /// tells why; what is malformed is for the handler of checks.
  public static Hearing of(String body, Settings settings, Instant now) {
    SignalDecoder checks = new SignalDecoder(settings.managementAccount(), settings.hubAccount());
    boolean check = !(checks.decode(body, now) instanceof Decoded.Ignored<?>);
    boolean activity =
        new ActivityDecoder(settings).decode(body, now) instanceof Decoded.Understood<?>;
    return new Hearing(check, activity || !check);
  }
}
