package dev.rootsweep.infra.deployment;

import dev.rootsweep.core.settings.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What is to be deployed, checked as a whole.
///
/// - shape: `hubAccount` is the management account in the topology `single`; `regions` are all
///   those that are heard of; `rules` are settings that the functions read themselves
public record Deployment(
    Topology topology,
    String organizationId,
    String managementAccount,
    String hubAccount,
    String hubRegion,
    List<String> emails,
    String pager,
    Chat chat,
    Map<Setting, String> rules,
    String schedule,
    List<String> regions,
    List<String> forwarderUnits,
    int logRetention,
    List<String> deploymentRoles,
    Ledger ledger,
    boolean denyRoot,
    boolean protectForwarders) {

  /// The ledger: a new one, or one that an earlier deployment left.
  public sealed interface Ledger {
    /// A table that is made.
    record Made() implements Ledger {}

    /// A table that exists, and the ARN of its key.
    record Adopted(String table, String keyArn) implements Ledger {}
  }

  public Deployment {
    emails = List.copyOf(emails);
    rules = Map.copyOf(rules);
    regions = List.copyOf(new TreeSet<>(regions));
    forwarderUnits = List.copyOf(forwarderUnits);
    deploymentRoles = List.copyOf(deploymentRoles);
  }

  /// Returns the partition that everything is in.
  public Partition partition() {
    return Partition.of(hubRegion);
  }

  /// Returns the Region where the management account is told of changes of the organization.
  public String homeRegion() {
    return partition().home();
  }

  /// Returns where the hub is.
  public Place hub() {
    return new Place(hubAccount, hubRegion);
  }

  /// Returns where the organization is set up.
  public Place organization() {
    return new Place(managementAccount, homeRegion());
  }

  /// Tells whether credentials may be deleted.
  public boolean enforces() {
    return "enforce".equals(rules.get(Setting.MODE));
  }

  /// Returns the same deployment with a policy that denies root, which the functions watch.
  public Deployment guardedBy(String denyRootPolicy) {
    Map<Setting, String> more = new EnumMap<>(rules);
    more.put(Setting.DENY_ROOT_POLICY, denyRootPolicy);
    return new Deployment(
        topology,
        organizationId,
        managementAccount,
        hubAccount,
        hubRegion,
        emails,
        pager,
        chat,
        more,
        schedule,
        regions,
        forwarderUnits,
        logRetention,
        deploymentRoles,
        ledger,
        denyRoot,
        protectForwarders);
  }

  /// Returns the ARN of the hub's event bus.
  public String busArn() {
    return "arn:%s:events:%s:%s:event-bus/%s"
        .formatted(partition().id(), hubRegion, hubAccount, Names.BUS);
  }

  /// Returns the ARNs of the roles that may change Rootsweep, those of the CDK among them: one
  /// starts a change of a stack, the other makes it. Each is a role of an account and a Region in
  /// which there is a stack of ours.
  ///
  /// - shape: as `Setting.DEPLOYMENT_ROLES` takes them: `{a|b}` stands for each of these
  /// - source: AWS CDK Developer Guide, "Customize AWS CDK bootstrapping": the names of the roles
  public List<String> mayDeploy(String qualifier) {
    Map<String, Set<String>> places = new TreeMap<>();
    Stream.of(hub(), organization())
        .forEach(
            place -> {
              Set<String> all =
                  places.computeIfAbsent(place.account(), _ -> new TreeSet<>(regions));
              all.add(place.region());
            });
    return Stream.concat(
            places.entrySet().stream()
                .map(place -> rolesOfCdk(place.getKey(), place.getValue(), qualifier)),
            deploymentRoles.stream())
        .toList();
  }

  private String rolesOfCdk(String account, Set<String> regions, String qualifier) {
    return "arn:%s:iam::%s:role/cdk-%s-{cfn-exec-role|deploy-role}-%s-{%s}"
        .formatted(partition().id(), account, qualifier, account, String.join("|", regions));
  }
}
