package dev.rootsweep.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a root user holds at one moment.
///
/// - `root`: the credentials by their names, in the order in which they were added
/// - `unassignedDevices`: serial numbers of virtual MFA devices that were deactivated and not
///   deleted
record Holdings(Map<String, RootCredential> root, Set<String> unassignedDevices) {

  static final Holdings NONE = new Holdings(Map.of(), Set.of());

  Holdings {
    root = Collections.unmodifiableMap(new LinkedHashMap<>(root));
    unassignedDevices = Set.copyOf(unassignedDevices);
  }

  List<RootCredential> credentials() {
    return List.copyOf(root.values());
  }

  <T extends RootCredential> List<T> held(Class<T> kind) {
    return root.values().stream().filter(kind::isInstance).<T>map(kind::cast).toList();
  }

  <T extends RootCredential> Optional<T> held(Class<T> kind, String credential) {
    return Optional.ofNullable(root.get(credential)).filter(kind::isInstance).map(kind::cast);
  }

  /// The same and that credential; one of the same name is replaced.
  Holdings with(RootCredential credential) {
    Map<String, RootCredential> more = new LinkedHashMap<>(root);
    more.put(credential.id(), credential);
    return new Holdings(more, unassignedDevices);
  }

  /// The same without that credential, if it is there.
  Holdings without(String credential) {
    Map<String, RootCredential> fewer = new LinkedHashMap<>(root);
    fewer.remove(credential);
    return new Holdings(fewer, unassignedDevices);
  }

  /// The same with that device deactivated, if it is there; a virtual one stays, unassigned.
  Holdings deactivated(Mfa device) {
    if (!root.containsKey(device.id()) || !device.serial().contains(":mfa/")) {
      return without(device.id());
    }
    Set<String> more = new LinkedHashSet<>(unassignedDevices);
    more.add(device.serial());
    return new Holdings(without(device.id()).root, more);
  }

  /// The same without that unassigned device.
  Holdings withoutUnassigned(String serial) {
    Set<String> fewer = new LinkedHashSet<>(unassignedDevices);
    fewer.remove(serial);
    return new Holdings(root, fewer);
  }
}
