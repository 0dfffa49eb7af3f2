package dev.rootsweep.core.settings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every setting, with the name of the environment variable that carries it.
public enum Setting {
  MODE("ROOTSWEEP_MODE", "observe", "observe or enforce: whether credentials may be deleted"),
  MANAGEMENT_ACCOUNT(
      "ROOTSWEEP_MANAGEMENT_ACCOUNT", null, "id of the organization's management account"),
  HUB_ACCOUNT("ROOTSWEEP_HUB_ACCOUNT", null, "id of the account that Rootsweep runs in"),
  EXEMPTIONS(
      "ROOTSWEEP_EXEMPTIONS",
      "",
      "TARGET until DATE for REASON, separated by semicolons; TARGET is an account id, an OU id or"
          + " tag:KEY=VALUE"),
  RECENT_USE(
      "ROOTSWEEP_RECENT_USE",
      "90",
      "days; a credential made or used within them is held for a person"),
  REMOVAL_CAP("ROOTSWEEP_REMOVAL_CAP", "50", "accounts cleaned per clock hour without approval"),
  DRIFT("ROOTSWEEP_DRIFT", "remove", "remove or hold: credentials back in a clean account"),
  PARTITION("ROOTSWEEP_PARTITION", "aws", "aws, aws-us-gov or aws-cn"),
  REGION("AWS_REGION", "", "the hub's Region, as in us-east-1; Lambda sets it"),
  LEDGER_TABLE("ROOTSWEEP_LEDGER_TABLE", "", "name of the ledger's DynamoDB table"),
  CHECK_QUEUE("ROOTSWEEP_CHECK_QUEUE", "", "URL of the check queue"),
  CHECK_DEAD_LETTERS("ROOTSWEEP_CHECK_DEAD_LETTERS", "", "URL of the check queue's DLQ"),
  ACTIVITY_QUEUE("ROOTSWEEP_ACTIVITY_QUEUE", "", "URL of the queue of root activity"),
  ACTIVITY_DEAD_LETTERS(
      "ROOTSWEEP_ACTIVITY_DEAD_LETTERS", "", "URL of the DLQ of the queue of root activity"),
  OWN_ROLES(
      "ROOTSWEEP_OWN_ROLES", "", "ARNs of the roles that open root sessions, comma-separated"),
  DEPLOYMENT_ROLES(
      "ROOTSWEEP_DEPLOYMENT_ROLES",
      "",
      "exact ARNs of the roles that may change Rootsweep, comma-separated; * is not" + " allowed"),
  OWN_RESOURCES(
      "ROOTSWEEP_OWN_RESOURCES",
      "rootsweep*,StackSet-rootsweep*",
      "names, ids or ARNs of Rootsweep's own rules, queues, functions, keys and so on,"
          + " comma-separated; * stands for any text"),
  DENY_ROOT_POLICY(
      "ROOTSWEEP_DENY_ROOT_POLICY", "", "id of the service control policy that denies root"),
  URGENT_TOPIC("ROOTSWEEP_URGENT_TOPIC", "", "ARN of the SNS topic of CRITICAL and HIGH alerts"),
  INFO_TOPIC("ROOTSWEEP_INFO_TOPIC", "", "ARN of the SNS topic of all other alerts"),
  CHAT_TOPIC(
      "ROOTSWEEP_CHAT_TOPIC",
      "",
      "ARN of an SNS topic of its own for Amazon Q Developer in chat applications"),
  WATCHED_TOPICS(
      "ROOTSWEEP_WATCHED_TOPICS",
      "",
      "SNS topics whose subscriptions each sweep counts, each as ARN=NUMBER with the number of"
          + " subscriptions that it should have, comma-separated"),
  HUB_BUS("ROOTSWEEP_HUB_BUS", "", "name or ARN of the hub's event bus, which gets every alert"),
  RUNBOOK_URL(
      "ROOTSWEEP_RUNBOOK_URL",
      "",
      "https URL of the folder docs/runbook as your people reach it; alerts link to its pages");

  /// Those that say what is removed and what is not.
  public static final List<Setting> RULES = List.of(EXEMPTIONS, RECENT_USE, REMOVAL_CAP, DRIFT);

  private final String environmentName;
  private final Optional<String> preset;
  private final String meaning;

  Setting(String environmentName, @Nullable String preset, String meaning) {
    this.environmentName = environmentName;
    this.preset = Optional.ofNullable(preset);
    this.meaning = meaning;
  }

  /// Returns the name of the environment variable.
  public String environmentName() {
    return environmentName;
  }

  /// Returns the default; empty for a setting that must be given.
  public Optional<String> preset() {
    return preset;
  }

  /// Returns what the setting means, with its unit.
  public String meaning() {
    return meaning;
  }
}
