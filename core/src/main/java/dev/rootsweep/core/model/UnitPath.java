package dev.rootsweep.core.model;

import java.util.List;
import java.util.stream.Collectors;

/// The units above an account.
///
/// - shape: `units` run from the organization's root down to the parent of the account
public record UnitPath(List<OrganizationalUnit> units) {
  public UnitPath {
    units = List.copyOf(units);
  }

  /// Tells whether the account stands below the unit with this id, at any depth.
  public boolean isBelow(String unitId) {
    return units.stream().anyMatch(unit -> unit.id().equals(unitId));
  }

  /// Returns the path as people write it, `/Workloads/Prod`; `/` for an account under the root.
  public String text() {
    return units.stream()
        .skip(1)
        .map(OrganizationalUnit::name)
        .collect(Collectors.joining("/", "/", ""));
  }
}
