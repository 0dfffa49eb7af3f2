package dev.rootsweep.infra.deployment;

import dev.rootsweep.core.settings.Setting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every setting of a deployment, with the key that carries it in the CDK's context.
public enum Key {
  TOPOLOGY("topology", "hub", "hub or single"),
  ORGANIZATION_ID("organizationId", null, "id of the organization, o-..."),
  MANAGEMENT_ACCOUNT("managementAccount", Setting.MANAGEMENT_ACCOUNT),
  HUB_ACCOUNT(
      "hubAccount", "", "id of the security account that Rootsweep runs in; none in single"),
  HUB_REGION("hubRegion", "us-east-1", "Region that Rootsweep runs in"),
  EMAIL("email", null, "addresses that get every alert, parted by commas"),
  PAGER(
      "pager",
      "",
      "https URL that gets CRITICAL and HIGH alerts, or secretsmanager:NAME or ssm:NAME that holds"
          + " it"),
  CHAT("chat", "", "slack:WORKSPACE/CHANNEL or teams:TEAM/TENANT/CHANNEL, ids each"),
  MODE("mode", Setting.MODE),
  EXEMPTIONS("exemptions", Setting.EXEMPTIONS),
  RECENT_USE("recentUse", Setting.RECENT_USE),
  REMOVAL_CAP("removalCap", Setting.REMOVAL_CAP),
  DRIFT("drift", Setting.DRIFT),
  DENY_ROOT_POLICY("denyRootPolicy", Setting.DENY_ROOT_POLICY),
  RUNBOOK_URL("runbookUrl", Setting.RUNBOOK_URL),
  SCHEDULE(
      "schedule",
      "cron(0 6 * * ? *)",
      "when to sweep, UTC: rate(N hours), up to 24, or a cron expression that fires every day"),
  REGIONS("regions", "", "Regions whose root activity is heard of, beside those of root sign-ins"),
  FORWARDER_UNITS(
      "forwarderUnits",
      "",
      "ids of the OUs whose accounts get forwarders and policies, without any the whole"
          + " organization; checks reach every account in any case"),
  LOG_RETENTION("logRetention", "365", "days that logs are kept, one of those CloudWatch knows"),
  DEPLOYMENT_ROLES(
      "deploymentRoles",
      "",
      "exact ARNs of the roles that you deploy with, beside those of the CDK: their changes raise"
          + " no alert; * is not allowed"),
  OPERATORS(
      "operators",
      "",
      "exact ARNs of the hub account's roles that pause, approve, check by hand and move dead"
          + " letters back; nobody else can then"),
  LEDGER_TABLE("ledgerTable", "", "name of a ledger that exists already and is taken up"),
  LEDGER_KEY("ledgerKey", "", "ARN of the KMS key of that ledger"),
  DENY_ROOT("denyRoot", "false", "true or false: a policy that denies root users everything"),
  PROTECT_FORWARDERS(
      "protectForwarders", "false", "true or false: a policy that denies changes to forwarders");

  private final String key;
  private final Optional<String> preset;
  private final String meaning;
  private final Optional<Setting> setting;

  Key(String key, @Nullable String preset, String meaning) {
    this.key = key;
    this.preset = Optional.ofNullable(preset);
    this.meaning = meaning;
    this.setting = Optional.empty();
  }

  Key(String key, Setting setting) {
    this.key = key;
    this.preset = setting.preset();
    this.meaning = setting.meaning();
    this.setting = Optional.of(setting);
  }

  /// Returns the key in the CDK's context.
  public String key() {
    return key;
  }

  /// Returns the default; empty for a setting that must be given.
  public Optional<String> preset() {
    return preset;
  }

  /// Returns what the setting means, with its unit.
  public String meaning() {
    return meaning;
  }

  /// Returns the setting of the functions that this one is handed on as, if it is.
  public Optional<Setting> setting() {
    return setting;
  }
}
