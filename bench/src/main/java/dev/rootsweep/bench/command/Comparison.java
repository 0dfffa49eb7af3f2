package dev.rootsweep.bench.command;

import java.util.List;
import java.util.Map;

/// The same work for our command and for others.
///
/// - `name`: what `--only` takes
/// - `words`: what is done, for people
/// - `options`: of our command, beside those that its task needs
/// - `targets`: the rivals, with what we are to reach against them
/// - `usual`: measured also where nothing is named
public record Comparison(
    String name,
    String words,
    Task task,
    GeneratedOrganization organization,
    List<String> options,
    Map<Side, Target> targets,
    boolean usual) {
  private static final int PAGE = 20;
  private static final double PAGES_PER_SECOND = 8;
  private static final int PAGES_AT_ONCE = 12;

  public Comparison {
    options = List.copyOf(options);
    targets = Map.copyOf(targets);
  }

  static Comparison of(
      String name,
      String words,
      Task task,
      GeneratedOrganization organization,
      Map<Side, Target> targets) {
    return new Comparison(name, words, task, organization, List.of(), targets, true);
  }

  static Comparison audit(
      String name, String words, GeneratedOrganization organization, Map<Side, Target> targets) {
    return of(name, words, Task.AUDIT, organization, targets);
  }

  /// The same, measured only where it is named.
  Comparison onDemand() {
    return new Comparison(name, words, task, organization, options, targets, false);
  }

  Comparison with(String... more) {
    return new Comparison(name, words, task, organization, List.of(more), targets, usual);
  }

  Target target(Side rival) {
    return targets.getOrDefault(rival, Target.RIGHT);
  }

  /// The least time that listing all accounts can take.
  ///
  /// - source: Organizations User Guide, "Quotas for AWS Organizations": ListAccounts 8 a second;
  ///   its burst as in the sandbox's `AwsRates`
  double floorSeconds() {
    int pages = Math.ceilDiv(organization.accounts() + 1, PAGE);
    return Math.max(0, pages - PAGES_AT_ONCE) / PAGES_PER_SECOND;
  }
}
