package dev.rootsweep.aws.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.Delayed;
import dev.rootsweep.core.signal.Heartbeat;
import dev.rootsweep.core.signal.RootActivity;
import dev.rootsweep.core.triage.TriageOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ActivitySamplesTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\S+\\.json)` \\| [^|]+ \\| `RootActivityHandler` \\| `([^`]+)` \\|");

  @Test
  void meansWhatTheReadmeSays() {
    Map<String, String> told = told();

    Map<String, String> meant = new TreeMap<>();
    told.keySet().forEach(name -> meant.put(name, shown(decoded(name))));

    assertEquals(lines(told), lines(meant));
    assertTrue(told.size() >= 130);
  }

  @Test
  void saysNothingOfAnEventOfTheCheckQueueThatIsNotAlsoItsOwn() {
    List<String> understood = new ArrayList<>();

    for (String name : Sample.names("CheckHandler")) {
      if (decoded(name) instanceof Decoded.Understood<?>) {
        understood.add(name);
      }
    }

    assertEquals(List.of("account-departed.json", "close-account-result.json"), understood);
  }

  @Test
  void neverCallsAControlAnActivity() {
    List<String> controls =
        told().keySet().stream().filter(name -> name.startsWith("control-")).toList();

    controls.forEach(name -> assertEquals("Ignored", shown(decoded(name)), name));
    assertTrue(controls.size() >= 36);
  }

  private static String lines(Map<String, String> map) {
    StringBuilder lines = new StringBuilder();
    map.forEach((name, meaning) -> lines.append(name).append(' ').append(meaning).append('\n'));
    return lines.toString();
  }

  private static Map<String, String> told() {
    Map<String, String> told = new TreeMap<>();
    Matcher rows = ROW.matcher(Sample.text("README.md"));
    while (rows.find()) {
      told.put(rows.group(1), rows.group(2));
    }
    return told;
  }

  private static Decoded<ActivitySignal> decoded(String name) {
    return new ActivityDecoder(TriageWorld.settings()).decode(Sample.text(name), Sample.RECEIVED);
  }

  private static String shown(Decoded<ActivitySignal> decoded) {
    return switch (decoded) {
      case Decoded.Understood(ActivitySignal signal) -> shown(signal);
      case Decoded.Ignored<?> _ -> "Ignored";
      case Decoded.Rejected<?> _ -> "Rejected";
    };
  }

  private static String shown(ActivitySignal signal) {
    return switch (signal) {
      case RootActivity activity ->
          activity.getClass().getSimpleName() + " " + judged(activity) + " " + activity.concerned();
      case Heartbeat _ -> "Heartbeat";
      case Delayed delayed -> delayed.toString();
    };
  }

  private static String judged(RootActivity activity) {
    TriageOutcome outcome = new TriageWorld().settle(activity);
    return outcome instanceof TriageOutcome.Alerted(Notice notice)
        ? notice.severity().name()
        : outcome.name();
  }
}
