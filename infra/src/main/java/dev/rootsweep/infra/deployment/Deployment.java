package dev.rootsweep.infra.deployment;

import dev.rootsweep.core.settings.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    Pager pager,
    Chat chat,
    Map<Setting, String> rules,
    String schedule,
    List<String> regions,
    List<String> forwarderUnits,
    int logRetention,
    List<String> deploymentRoles,
    List<String> operators,
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
    operators = List.copyOf(operators);
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
        operators,
        ledger,
        denyRoot,
        protectForwarders);
  }

  /// Returns the ARN of the hub's event bus.
  public String busArn() {
    return "arn:%s:events:%s:%s:event-bus/%s"
        .formatted(partition().id(), hubRegion, hubAccount, Names.BUS);
  }

  /// Returns the ARNs of the roles that may change Rootsweep: those of the CDK where a stack of
  /// ours needs its bootstrap, of which one starts a change and the other makes it, and those that
  /// the settings name.
  ///
  /// - source: AWS CDK Developer Guide, "Customize AWS CDK bootstrapping": the names of the roles
  public List<String> mayDeploy(String qualifier) {
    return Stream.concat(
            Stream.of(hub(), organization())
                .distinct()
                .flatMap(
                    place ->
                        Stream.of("cfn-exec-role", "deploy-role")
                            .map(role -> roleOfCdk(role, place, qualifier))),
            deploymentRoles.stream())
        .toList();
  }

  /// Tells whether the settings name a role of this account that may deploy.
  public boolean hasDeployerIn(String account) {
    return deploymentRoles.stream().anyMatch(role -> role.split(":", 6)[4].equals(account));
  }

  private String roleOfCdk(String role, Place place, String qualifier) {
    return "arn:%s:iam::%s:role/cdk-%s-%s-%s-%s"
        .formatted(
            partition().id(), place.account(), qualifier, role, place.account(), place.region());
  }
}
