package dev.rootsweep.infra.function;

import dev.rootsweep.core.settings.Setting;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;

/// What a function is.
///
/// - shape: `name` without our prefix; `handler` the simple name of its class; `logRetention` in
///   days; `traced` by X-Ray; `zip` the path of what `functions` builds
/// - units: `memory` in MB; 1,769 of them are one processor (Lambda Developer Guide, "Configure
///   Lambda function memory")
public record FunctionPlan(
    String name,
    String handler,
    String description,
    int memory,
    Duration timeout,
    Start start,
    Map<Setting, String> environment,
    List<Privilege> privileges,
    int logRetention,
    boolean traced,
    String zip) {

  /// How a function starts.
  public enum Start {
    /// From a snapshot of a published version.
    SNAPSHOT,

    /// From a published version, where there are no snapshots.
    PUBLISHED,

    /// As Lambda starts any function.
    COLD
  }

  public FunctionPlan {
    environment = Map.copyOf(environment);
    privileges = List.copyOf(privileges);
  }
}
