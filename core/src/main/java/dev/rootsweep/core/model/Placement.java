package dev.rootsweep.core.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Where an account stands in the organization, and its tags.
///
/// - shape: `path` runs from the organization's root down to the parent of the account
public record Placement(List<OrganizationalUnit> path, Map<String, String> tags) {
  public Placement {
    path = List.copyOf(path);
    tags = Map.copyOf(tags);
  }

  /// Tells whether the account stands below the unit with this id, at any depth.
  public boolean isBelow(String unitId) {
    return path.stream().anyMatch(unit -> unit.id().equals(unitId));
  }

  /// Returns the path as people write it, `/Workloads/Prod`; `/` for an account under the root.
  public String text() {
    return path.stream()
        .skip(1)
        .map(OrganizationalUnit::name)
        .collect(Collectors.joining("/", "/", ""));
  }
}
