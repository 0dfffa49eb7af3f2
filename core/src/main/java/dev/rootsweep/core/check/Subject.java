package dev.rootsweep.core.check;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Exemption;
import dev.rootsweep.core.port.Directory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The account that is being decided on.
///
/// - shape: `exemptions` are those that speak of it, expired or not; `path` gives where it stands,
///   `/Workloads/Prod`, and is empty where that is not known
record Subject(
    AccountId id,
    String name,
    Instant joinedAt,
    List<Exemption> exemptions,
    Supplier<String> path) {
  Subject {
    exemptions = List.copyOf(exemptions);
  }

  /// Asks Organizations only for what `exemptions` name: its rates are low, and the whole
  /// organization shares them.
  ///
  /// - shape: `exemptions` are all of the deployment
  /// - errors: `PortFailure` when an exemption cannot be judged
  static Subject of(
      Membership.Checkable member,
      Directory directory,
      List<Exemption> exemptions,
      Supplier<String> shownPath) {
    AccountId id = member.id();
    ReadOnce<Set<String>> units =
        new ReadOnce<>(() -> directory.unitsAbove(id, Exemption.units(exemptions)));
    ReadOnce<Map<String, String>> tags = new ReadOnce<>(() -> directory.tags(id));
    return new Subject(
        id,
        member.name(),
        member.joinedAt(),
        exemptions.stream().filter(exemption -> exemption.concerns(id, units, tags)).toList(),
        shownPath);
  }
}
