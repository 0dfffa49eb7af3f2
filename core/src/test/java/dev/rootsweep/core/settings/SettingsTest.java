package dev.rootsweep.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.text.Wildcard;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final AccountId MANAGEMENT = new AccountId("000000000008");
  private static final AccountId HUB = new AccountId("000000000009");

  private static final String TOPIC = "arn:aws:sns:us-east-1:000000000009:";

  @Test
  void fallBackToTheSafeDefaults() {
    Settings settings = Settings.of(least());

    assertEquals(
        new Settings(
            Mode.OBSERVE,
            MANAGEMENT,
            HUB,
            List.of(),
            Duration.ofDays(90),
            50,
            DriftAnswer.REMOVE,
            "aws",
            "",
            "",
            "",
            "",
            "",
            "",
            new Watch(
                List.of(),
                List.of(),
                List.of(new Wildcard("rootsweep*"), new Wildcard("StackSet-rootsweep*")),
                ""),
            new Channels("", "", "", List.of(), "", "")),
        settings);
  }

  @Test
  void readEverySetting() {
    Map<String, String> environment = least();
    environment.put("ROOTSWEEP_MODE", "enforce");
    environment.put("ROOTSWEEP_EXEMPTIONS", "000000000001 until 2027-01-31 for legacy");
    environment.put("ROOTSWEEP_RECENT_USE", "30");
    environment.put("ROOTSWEEP_REMOVAL_CAP", "7");
    environment.put("ROOTSWEEP_DRIFT", "hold");
    environment.put("ROOTSWEEP_PARTITION", "aws-cn");
    environment.put("AWS_REGION", "cn-north-1");
    environment.put("ROOTSWEEP_LEDGER_TABLE", "table");
    environment.put("ROOTSWEEP_CHECK_QUEUE", "queue");
    environment.put("ROOTSWEEP_CHECK_DEAD_LETTERS", "dead-letters");
    environment.put("ROOTSWEEP_ACTIVITY_QUEUE", "activity");
    environment.put("ROOTSWEEP_ACTIVITY_DEAD_LETTERS", "activity-dead-letters");
    environment.put(
        "ROOTSWEEP_OWN_ROLES",
        "arn:aws-cn:iam::000000000009:role/check, arn:aws-cn:iam::000000000009:role/task,");
    environment.put(
        "ROOTSWEEP_DEPLOYMENT_ROLES",
        "arn:aws-cn:iam::000000000009:role/cdk-a, arn:aws-cn:iam::000000000009:role/cdk-b");
    environment.put("ROOTSWEEP_OWN_RESOURCES", "hub,hub-*");
    environment.put("ROOTSWEEP_DENY_ROOT_POLICY", "p-example1");
    environment.put("ROOTSWEEP_URGENT_TOPIC", TOPIC + "urgent");
    environment.put("ROOTSWEEP_INFO_TOPIC", TOPIC + "info");
    environment.put("ROOTSWEEP_CHAT_TOPIC", TOPIC + "chat");
    environment.put("ROOTSWEEP_WATCHED_TOPICS", TOPIC + "urgent=2," + TOPIC + "alarms=1");
    environment.put("ROOTSWEEP_HUB_BUS", "hub");
    environment.put("ROOTSWEEP_RUNBOOK_URL", "https://wiki.example.com/runbook");

    Settings settings = Settings.watching(environment);

    assertEquals(
        new Settings(
            Mode.ENFORCE,
            MANAGEMENT,
            HUB,
            List.of(ExemptionText.parse("000000000001 until 2027-01-31 for legacy")),
            Duration.ofDays(30),
            7,
            DriftAnswer.HOLD,
            "aws-cn",
            "cn-north-1",
            "table",
            "queue",
            "dead-letters",
            "activity",
            "activity-dead-letters",
            new Watch(
                List.of(
                    "arn:aws-cn:iam::000000000009:role/check",
                    "arn:aws-cn:iam::000000000009:role/task"),
                List.of(
                    "arn:aws-cn:iam::000000000009:role/cdk-a",
                    "arn:aws-cn:iam::000000000009:role/cdk-b"),
                List.of(new Wildcard("hub"), new Wildcard("hub-*")),
                "p-example1"),
            new Channels(
                TOPIC + "urgent",
                TOPIC + "info",
                TOPIC + "chat",
                List.of(
                    new WatchedTopic(TOPIC + "urgent", 2), new WatchedTopic(TOPIC + "alarms", 1)),
                "hub",
                "https://wiki.example.com/runbook")),
        settings);
  }

  @Test
  void takeABlankForTheDefault() {
    Map<String, String> environment = least();
    environment.put("ROOTSWEEP_MODE", " ");
    environment.put("ROOTSWEEP_REMOVAL_CAP", "");

    Settings settings = Settings.of(environment);

    assertEquals(Settings.of(least()), settings);
  }

  @Test
  void passOverTheRestOfTheEnvironment() {
    Map<String, String> environment = least();
    environment.put("AWS_PROFILE", "security");

    Settings settings = Settings.of(environment);

    assertEquals(Settings.of(least()), settings);
  }

  @Test
  void tellEveryProblemAtOnce() {
    Map<String, String> environment =
        Arrays.stream(Setting.values())
            .collect(Collectors.toMap(Setting::environmentName, _ -> "?;?"));

    InvalidSettings refusal = assertThrows(InvalidSettings.class, () -> Settings.of(environment));

    List<Setting> free =
        List.of(
            Setting.LEDGER_TABLE,
            Setting.CHECK_QUEUE,
            Setting.CHECK_DEAD_LETTERS,
            Setting.ACTIVITY_QUEUE,
            Setting.ACTIVITY_DEAD_LETTERS,
            Setting.OWN_RESOURCES);
    List<String> told = told(refusal);
    Arrays.stream(Setting.values())
        .filter(setting -> !free.contains(setting))
        .forEach(setting -> assertEquals(1, mentions(told, setting), setting.name()));
    assertEquals(Setting.values().length - free.size(), told.size());
  }

  @Test
  void refuseADeploymentRoleOfANameThatNoRoleHas() {
    Map<String, String> environment = least();
    environment.put("ROOTSWEEP_DEPLOYMENT_ROLES", "arn:aws:iam::222222222222:role/cdk-{a|b}");

    InvalidSettings refusal = assertThrows(InvalidSettings.class, () -> Settings.of(environment));

    assertTrue(String.join(" ", told(refusal)).contains("is not the ARN of a role"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::222222222222:role/cdk-hnb659fds-deploy-role-222222222222-*",
        "arn:aws:iam::222222222222:role/{cdk|*}",
        "arn:aws:iam::222222222222:role/cdk-?"
      })
  void refuseAPatternOfDeploymentRoles(String roles) {
    Map<String, String> environment = least();
    environment.put("ROOTSWEEP_DEPLOYMENT_ROLES", roles);

    InvalidSettings refusal = assertThrows(InvalidSettings.class, () -> Settings.of(environment));

    assertTrue(String.join(" ", told(refusal)).contains("a deployment role is named exactly"));
  }

  @Test
  void tellEverySettingThatADeploymentLacks() {
    InvalidSettings refusal =
        assertThrows(InvalidSettings.class, () -> Settings.deployed(Map.of()));

    assertEquals(
        List.of(
            "ROOTSWEEP_LEDGER_TABLE",
            "ROOTSWEEP_CHECK_QUEUE",
            "ROOTSWEEP_CHECK_DEAD_LETTERS",
            "ROOTSWEEP_MANAGEMENT_ACCOUNT",
            "ROOTSWEEP_HUB_ACCOUNT"),
        told(refusal).stream().map(line -> line.split(" ", -1)[0]).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "ROOTSWEEP_MODE,ENFORCE",
    "ROOTSWEEP_MODE,delete",
    "ROOTSWEEP_DRIFT,keep",
    "ROOTSWEEP_RECENT_USE,-1",
    "ROOTSWEEP_RECENT_USE,3651",
    "ROOTSWEEP_RECENT_USE,1.5",
    "ROOTSWEEP_RECENT_USE,90d",
    "ROOTSWEEP_REMOVAL_CAP,-1",
    "ROOTSWEEP_REMOVAL_CAP,1000001",
    "ROOTSWEEP_REMOVAL_CAP,99999999999",
    "ROOTSWEEP_PARTITION,aws-eu",
    "ROOTSWEEP_HUB_ACCOUNT,9",
    "ROOTSWEEP_EXEMPTIONS,everything",
    "ROOTSWEEP_OWN_ROLES,rootsweep-check",
    "ROOTSWEEP_OWN_ROLES,arn:aws:sts::000000000009:assumed-role/rootsweep-check/session",
    "ROOTSWEEP_DENY_ROOT_POLICY,DenyRoot",
    "ROOTSWEEP_CHAT_TOPIC,chat",
    "ROOTSWEEP_CHAT_TOPIC,arn:aws:sqs:us-east-1:000000000009:chat",
    "ROOTSWEEP_HUB_BUS,arn:aws:sns:us-east-1:000000000009:chat",
    "ROOTSWEEP_HUB_BUS,https://hub"
  })
  void refuseAWrongValue(String name, String value) {
    Map<String, String> environment = least();
    environment.put(name, value);

    InvalidSettings refusal = assertThrows(InvalidSettings.class, () -> Settings.of(environment));

    List<String> told = told(refusal);
    assertEquals(1, told.size());
    assertTrue(told.getFirst().startsWith(name + ": "), told.getFirst());
    assertTrue(told.getFirst().contains(value), told.getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "ROOTSWEEP_URGENT_TOPIC, ROOTSWEEP_INFO_TOPIC",
    "ROOTSWEEP_INFO_TOPIC, ROOTSWEEP_URGENT_TOPIC"
  })
  void refuseOneOfTheMailTopicsAlone(String given, String missing) {
    Map<String, String> environment = least();
    environment.put(given, TOPIC + "given");

    InvalidSettings refusal = assertThrows(InvalidSettings.class, () -> Settings.of(environment));

    assertEquals(1, told(refusal).size());
    assertTrue(told(refusal).getFirst().startsWith(missing + " is missing"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "default",
        "rootsweep/hub.events-1",
        "arn:aws-cn:events:cn-north-1:000000000009:event-bus/hub"
      })
  void admitABusByNameAndByArn(String bus) {
    Map<String, String> environment = least();
    environment.put("ROOTSWEEP_WATCHED_TOPICS", TOPIC + "urgent=2," + TOPIC + "alarms=1");
    environment.put("ROOTSWEEP_HUB_BUS", bus);

    Settings settings = Settings.of(environment);

    assertEquals(bus, settings.channels().hubBus());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "3650"})
  void admitTheEndsOfTheRecentUse(String days) {
    Map<String, String> environment = least();
    environment.put("ROOTSWEEP_RECENT_USE", days);

    Settings settings = Settings.of(environment);

    assertEquals(Long.parseLong(days), settings.recentUse().toDays());
  }

  @ParameterizedTest
  @EnumSource
  void explainEverySetting(Setting setting) {
    String meaning = setting.meaning();

    assertTrue(!meaning.isBlank());
    assertTrue(
        setting == Setting.REGION || setting.environmentName().startsWith("ROOTSWEEP_"),
        setting.environmentName());
  }

  private static Map<String, String> least() {
    Map<String, String> environment = new HashMap<>();
    environment.put("ROOTSWEEP_MANAGEMENT_ACCOUNT", MANAGEMENT.value());
    environment.put("ROOTSWEEP_HUB_ACCOUNT", HUB.value());
    return environment;
  }

  private static List<String> told(InvalidSettings refusal) {
    return String.valueOf(refusal.getMessage())
        .lines()
        .skip(1)
        .map(line -> line.substring(2))
        .toList();
  }

  private static long mentions(List<String> told, Setting setting) {
    return told.stream().filter(line -> line.startsWith(setting.environmentName())).count();
  }
}
