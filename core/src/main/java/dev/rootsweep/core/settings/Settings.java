package dev.rootsweep.core.settings;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Exemption;
import dev.rootsweep.core.text.Wildcard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The settings of one deployment, checked together.
///
/// - shape: `region` is the hub's, or empty where nobody named it
/// - errors: `of` throws `InvalidSettings`, which lists every problem at once
public record Settings(
    Mode mode,
    AccountId managementAccount,
    AccountId hubAccount,
    List<Exemption> exemptions,
    Duration recentUse,
    int removalCap,
    DriftAnswer drift,
    String partition,
    String region,
    String ledgerTable,
    String checkQueue,
    String checkDeadLetters,
    String activityQueue,
    String activityDeadLetters,
    Watch watch,
    Channels channels) {

  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+){2,4}");
  private static final Set<String> PARTITIONS = Set.of("aws", "aws-us-gov", "aws-cn");

  public Settings {
    exemptions = List.copyOf(exemptions);
  }

  /// Reads the settings of a deployed function, which also needs its table and its queues.
  public static Settings deployed(Map<String, String> environment) {
    Reading reading = new Reading(environment);
    reading.demand(Setting.LEDGER_TABLE, Setting.CHECK_QUEUE, Setting.CHECK_DEAD_LETTERS);
    return of(reading);
  }

  /// Reads the settings of a deployed function that hears of root activity.
  public static Settings watching(Map<String, String> environment) {
    Reading reading = new Reading(environment);
    reading.demand(
        Setting.LEDGER_TABLE,
        Setting.CHECK_QUEUE,
        Setting.CHECK_DEAD_LETTERS,
        Setting.ACTIVITY_QUEUE,
        Setting.ACTIVITY_DEAD_LETTERS,
        Setting.OWN_ROLES);
    return of(reading);
  }

  /// Reads the settings from an environment.
  public static Settings of(Map<String, String> environment) {
    return of(new Reading(environment));
  }

  /// Reads the partition alone, for what needs nothing else.
  public static String partition(Map<String, String> environment) {
    Reading reading = new Reading(environment);
    String partition = reading.read(Setting.PARTITION, Settings::partition, "");
    reading.complain();
    return partition;
  }

  private static Settings of(Reading reading) {
    List<Exemption> exemptions =
        reading.read(Setting.EXEMPTIONS, ExemptionText::parseAll, List.of());
    Settings settings =
        new Settings(
            reading.read(Setting.MODE, choice(Mode.class), Mode.OBSERVE),
            reading.read(Setting.MANAGEMENT_ACCOUNT, AccountId::new, Reading.NOBODY),
            reading.read(Setting.HUB_ACCOUNT, AccountId::new, Reading.NOBODY),
            exemptions,
            Duration.ofDays(reading.read(Setting.RECENT_USE, number(0, 3650), 0)),
            reading.read(Setting.REMOVAL_CAP, number(0, 1_000_000), 0),
            reading.read(Setting.DRIFT, choice(DriftAnswer.class), DriftAnswer.HOLD),
            reading.read(Setting.PARTITION, Settings::partition, ""),
            reading.read(Setting.REGION, Settings::region, ""),
            reading.read(Setting.LEDGER_TABLE, Function.identity(), ""),
            reading.read(Setting.CHECK_QUEUE, Function.identity(), ""),
            reading.read(Setting.CHECK_DEAD_LETTERS, Function.identity(), ""),
            reading.read(Setting.ACTIVITY_QUEUE, Function.identity(), ""),
            reading.read(Setting.ACTIVITY_DEAD_LETTERS, Function.identity(), ""),
            watch(reading),
            channels(reading));
    reading.complain();
    return settings;
  }

  private static Watch watch(Reading reading) {
    return new Watch(
        reading.read(
            Setting.OWN_ROLES, text -> parts(text).stream().map(Watch::role).toList(), List.of()),
        reading.read(
            Setting.DEPLOYMENT_ROLES,
            text -> parts(text).stream().map(Watch::deploymentRole).toList(),
            List.of()),
        reading.read(Setting.OWN_RESOURCES, Settings::wildcards, List.of()),
        reading.read(Setting.DENY_ROOT_POLICY, Watch::policy, ""));
  }

  private static Channels channels(Reading reading) {
    reading.demandTogether(Setting.URGENT_TOPIC, Setting.INFO_TOPIC);
    return new Channels(
        reading.read(Setting.URGENT_TOPIC, Channels::topic, ""),
        reading.read(Setting.INFO_TOPIC, Channels::topic, ""),
        reading.read(Setting.CHAT_TOPIC, Channels::topic, ""),
        reading.read(
            Setting.WATCHED_TOPICS,
            text -> parts(text).stream().map(WatchedTopic::of).toList(),
            List.of()),
        reading.read(Setting.HUB_BUS, Channels::bus, ""),
        reading.read(Setting.RUNBOOK_URL, Channels::url, ""));
  }

  private static List<String> parts(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  private static List<Wildcard> wildcards(String text) {
    return parts(text).stream().map(Wildcard::new).toList();
  }

  private static <E extends Enum<E>> Function<String, E> choice(Class<E> type) {
    return text -> {
      for (E constant : type.getEnumConstants()) {
        if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
          return constant;
        }
      }
      throw new IllegalArgumentException("'" + text + "' is not a choice");
    };
  }

  private static Function<String, Integer> number(int least, int most) {
    return text -> {
      int number;
      try {
        number = Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
      }
      if (number < least || number > most) {
        throw new IllegalArgumentException(text + " is not from " + least + " to " + most);
      }
      return number;
    };
  }

  private static String partition(String text) {
    if (!PARTITIONS.contains(text)) {
      throw new IllegalArgumentException("'" + text + "' is not a partition");
    }
    return text;
  }

  private static String region(String text) {
    if (!text.isEmpty() && !REGION.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a Region");
    }
    return text;
  }

  /// Reads one setting after another and keeps the problems until the end.
  private static final class Reading {
    private static final AccountId NOBODY = new AccountId("000000000000");

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private Reading(Map<String, String> environment) {
      this.environment = environment;
    }

    private void demand(Setting... settings) {
      for (Setting setting : settings) {
        if (isBlank(setting)) {
          problems.add(missing(setting));
        }
      }
    }

    private void demandTogether(Setting one, Setting other) {
      if (isBlank(one) != isBlank(other)) {
        problems.add(missing(isBlank(one) ? one : other));
      }
    }

    private boolean isBlank(Setting setting) {
      return environment.getOrDefault(setting.environmentName(), "").isBlank();
    }

    private static String missing(Setting setting) {
      return setting.environmentName() + " is missing (" + setting.meaning() + ")";
    }

    private <T> T read(Setting setting, Function<String, T> parser, T stopgap) {
      String text = environment.getOrDefault(setting.environmentName(), "").strip();
      if (text.isEmpty()) {
        if (setting.preset().isEmpty()) {
          problems.add(missing(setting));
          return stopgap;
        }
        text = setting.preset().get();
      }
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException e) {
        problems.add(
            setting.environmentName() + ": " + e.getMessage() + " (" + setting.meaning() + ")");
        return stopgap;
      }
    }

    private void complain() {
      if (!problems.isEmpty()) {
        throw new InvalidSettings(problems);
      }
    }
  }
}
