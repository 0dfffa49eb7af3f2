package dev.rootsweep.infra.deployment;

import dev.rootsweep.core.settings.InvalidSettings;
import dev.rootsweep.core.settings.Setting;
import dev.rootsweep.core.settings.Settings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Reads a deployment from the CDK's context.
public final class DeploymentReader {
  private static final Function<String, String> ACCOUNT =
      Texts.matching("\\d{12}", "an account id of twelve digits");
  private static final Function<String, String> EMAIL =
      Texts.matching("[^@\\s,]+@[^@\\s,]+\\.[^@\\s,]+", "an e-mail address");
  private static final Function<String, String> ORGANIZATION =
      Texts.matching("o-[a-z0-9]{10,32}", "the id of an organization");
  private static final Function<String, String> UNIT =
      Texts.matching(
          "r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}", "the id of a root or an OU");
  private static final Function<String, String> ROLE =
      Texts.matching(
          "arn:[a-z-]+:iam::\\d{12}:role/[\\w+=,.@/-]{1,576}",
          "the ARN of a role, named exactly (* is not allowed)");
  private static final Function<String, String> TABLE =
      Texts.emptyOr(Texts.matching("[a-zA-Z0-9_.-]{3,255}", "the name of a table"));
  private static final Function<String, String> KMS_KEY =
      Texts.emptyOr(
          Texts.matching("arn:[a-z-]+:kms:[a-z0-9-]+:\\d{12}:key/[a-z0-9-]+", "a key's ARN"));

  /// What is left of 4,096 bytes beside the other variables.
  private static final int MOST_TOLD = 2_400;

  private final Context context;

  private DeploymentReader(Context context) {
    this.context = context;
  }

  /// Reads a deployment.
  ///
  /// - errors: `InvalidDeployment` that lists every problem at once
  public static Deployment of(Map<String, ?> context) {
    return new DeploymentReader(new Context(context)).deployment();
  }

  private Deployment deployment() {
    Topology topology = context.read(Key.TOPOLOGY, Texts::topology, Topology.HUB);
    String management = context.read(Key.MANAGEMENT_ACCOUNT, ACCOUNT, "");
    String hubRegion = context.read(Key.HUB_REGION, Regions::read, "us-east-1");
    String hub = hub(topology, management);
    Deployment deployment =
        new Deployment(
            topology,
            context.read(Key.ORGANIZATION_ID, ORGANIZATION, ""),
            management,
            hub,
            hubRegion,
            emails(),
            context.read(Key.PAGER, Pager::of, Pager.NOBODY),
            context.read(Key.CHAT, Chat::of, new Chat.None()),
            rules(management, hub),
            context.read(Key.SCHEDULE, Texts::schedule, ""),
            regions(hubRegion),
            context.read(Key.FORWARDER_UNITS, Texts.each(UNIT).andThen(Texts::units), List.of()),
            context.read(Key.LOG_RETENTION, Texts::retention, 0),
            roles(Key.DEPLOYMENT_ROLES, List.of(management, hub), hubRegion),
            roles(Key.OPERATORS, List.of(hub), hubRegion),
            ledger(hub, hubRegion),
            context.read(Key.DENY_ROOT, Texts::flag, false),
            context.read(Key.PROTECT_FORWARDERS, Texts::flag, false));
    demandHome(deployment);
    demandChat(deployment);
    demandDeployer(deployment);
    demandSpace();
    context.demandNoProblem();
    return deployment;
  }

  /// A function takes 4 KB of variables in all, and the policy of the forwarders names each role
  /// three times.
  private void demandSpace() {
    int length =
        context.text(Key.EXEMPTIONS).length() + context.text(Key.DEPLOYMENT_ROLES).length();
    if (length > MOST_TOLD) {
      context.complain(
          Key.DEPLOYMENT_ROLES,
          "%d characters, exemptions among them, are more than the %d that a function can be told: name fewer roles, or exempt OUs or tags"
              .formatted(length, MOST_TOLD));
    }
  }

  private List<String> emails() {
    List<String> emails = context.read(Key.EMAIL, Texts.each(EMAIL), List.of());
    if (emails.isEmpty() && !context.text(Key.EMAIL).isEmpty() && context.isGood(Key.EMAIL)) {
      context.complain(Key.EMAIL, "names nobody");
    }
    return emails;
  }

  private String hub(Topology topology, String management) {
    String named = context.read(Key.HUB_ACCOUNT, Texts.emptyOr(ACCOUNT), "");
    return switch (topology) {
      case HUB -> {
        if (context.text(Key.HUB_ACCOUNT).isEmpty()) {
          context.complain(Key.HUB_ACCOUNT, "is missing in the topology hub");
        } else if (named.equals(management) && !named.isEmpty()) {
          context.complain(
              Key.HUB_ACCOUNT, "is the management account: then the topology is single");
        }
        yield named;
      }
      case SINGLE -> {
        if (!named.isEmpty() && !named.equals(management)) {
          context.complain(
              Key.HUB_ACCOUNT, "is not the management account: then the topology is hub");
        }
        yield management;
      }
    };
  }

  /// What the functions read is judged by the functions' own reading, and told by our keys.
  private Map<Setting, String> rules(String management, String hub) {
    Map<Setting, String> rules = new EnumMap<>(Setting.class);
    Map<String, Key> keys = new HashMap<>();
    for (Key key : Key.values()) {
      key.setting()
          .filter(setting -> setting != Setting.MANAGEMENT_ACCOUNT)
          .ifPresent(
              setting -> {
                rules.put(setting, context.text(key));
                keys.put(setting.environmentName(), key);
              });
    }
    context.read(Key.EXEMPTIONS, Texts::exemptions, "");
    Map<String, String> environment = new HashMap<>();
    rules.forEach((setting, text) -> environment.put(setting.environmentName(), text));
    environment.put(Setting.MANAGEMENT_ACCOUNT.environmentName(), standIn(management));
    environment.put(Setting.HUB_ACCOUNT.environmentName(), standIn(hub));
    try {
      Settings.of(environment);
    } catch (InvalidSettings invalid) {
      invalid.problems().forEach(problem -> context.complain(byKey(problem, keys)));
    }
    return rules;
  }

  /// An account id that is wrong was complained of already.
  private static String standIn(String account) {
    return account.isEmpty() ? "000000000000" : account;
  }

  private static String byKey(String problem, Map<String, Key> keys) {
    String told = problem;
    for (Map.Entry<String, Key> key : keys.entrySet()) {
      told = told.replace(key.getKey(), key.getValue().key());
    }
    return told;
  }

  private List<String> regions(String hubRegion) {
    List<String> regions = new ArrayList<>(Partition.of(hubRegion).signIn());
    for (String region : context.read(Key.REGIONS, Texts.each(Regions::read), List.of())) {
      if (Partition.of(region) != Partition.of(hubRegion)) {
        context.complain(Key.REGIONS, region + " is in another partition than " + hubRegion);
      }
      regions.add(region);
    }
    regions.add(hubRegion);
    return regions;
  }

  private Deployment.Ledger ledger(String hub, String hubRegion) {
    String table = context.read(Key.LEDGER_TABLE, TABLE, "");
    String key = context.read(Key.LEDGER_KEY, KMS_KEY, "");
    if (context.text(Key.LEDGER_TABLE).isEmpty() != context.text(Key.LEDGER_KEY).isEmpty()) {
      context.complain("ledgerTable and ledgerKey are given together or not at all");
    }
    if (!key.isEmpty()) {
      demandPartition(Key.LEDGER_KEY, key.split(":", 3)[1], key, hubRegion);
    }
    if (!key.isEmpty() && !key.contains(":kms:" + hubRegion + ":" + hub + ":")) {
      context.complain(
          Key.LEDGER_KEY, "is not in the hub's account and Region, " + hub + " " + hubRegion);
    }
    return table.isEmpty()
        ? new Deployment.Ledger.Made()
        : new Deployment.Ledger.Adopted(table, key);
  }

  /// A role of another account does nothing here: it assumes a role of one of these accounts first.
  private List<String> roles(Key key, List<String> accounts, String hubRegion) {
    List<String> roles = context.read(key, Texts.each(ROLE), List.of());
    for (String role : roles) {
      String[] parts = role.split(":", 6);
      demandPartition(key, parts[1], role, hubRegion);
      if (!accounts.contains(parts[4])) {
        context.complain(
            key,
            "%s is in no account of %s: name the role that it assumes there"
                .formatted(role, String.join(", ", accounts.stream().distinct().toList())));
      }
    }
    return roles;
  }

  private void demandPartition(Key key, String partition, String arn, String hubRegion) {
    if (!partition.equals(Partition.of(hubRegion).id())) {
      context.complain(key, arn + " is in another partition than " + hubRegion);
    }
  }

  /// The policy binds the hub's account too, where people deploy forwarders by their own role.
  private void demandDeployer(Deployment deployment) {
    if (deployment.protectForwarders()
        && deployment.topology() == Topology.HUB
        && !deployment.hasDeployerIn(deployment.hubAccount())) {
      context.complain(
          Key.PROTECT_FORWARDERS,
          "nobody could change the hub's own forwarders: name a role of the account %s in %s"
              .formatted(deployment.hubAccount(), Key.DEPLOYMENT_ROLES.key()));
    }
  }

  private void demandChat(Deployment deployment) {
    if (!(deployment.chat() instanceof Chat.None) && !deployment.partition().hasChat()) {
      context.complain(
          Key.CHAT,
          "Amazon Q Developer in chat applications is not in the partition "
              + deployment.partition().id());
    }
  }

  /// In one stack, changes of the organization and the hub are heard of in the same Region.
  private void demandHome(Deployment deployment) {
    if (deployment.topology() == Topology.SINGLE
        && !deployment.hubRegion().equals(deployment.homeRegion())) {
      context.complain(Key.HUB_REGION, "in the topology single it is " + deployment.homeRegion());
    }
  }
}
