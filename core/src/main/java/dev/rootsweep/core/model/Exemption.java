package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Leave for an account, a unit or a tag to keep its root credentials until an instant.
public record Exemption(Target target, String reason, Instant until) {
  public Exemption {
    reason = Texts.shown(reason);
  }

  /// What an exemption speaks of.
  public sealed interface Target {
    /// One account.
    record OneAccount(AccountId id) implements Target {}

    /// Every account below an organizational unit, at any depth.
    record Unit(String id) implements Target {}

    /// Every account that carries this tag with this value.
    record Tagged(String key, String value) implements Target {}
  }

  /// Tells whether the exemption speaks of this account.
  ///
  /// - shape: `units`, those that stand above the account, is asked where the exemption names a
  ///   unit, `tags` where it names a tag
  public boolean concerns(
      AccountId account, Supplier<Set<String>> units, Supplier<Map<String, String>> tags) {
    return switch (target) {
      case Target.OneAccount(AccountId id) -> id.equals(account);
      case Target.Unit(String id) -> units.get().contains(id);
      case Target.Tagged(String key, String value) -> value.equals(tags.get().get(key));
    };
  }

  /// Returns the units that these exemptions name.
  public static Set<String> units(List<Exemption> exemptions) {
    return exemptions.stream()
        .map(Exemption::target)
        .filter(Target.Unit.class::isInstance)
        .map(unit -> ((Target.Unit) unit).id())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Tells whether the exemption has not expired at `now`.
  public boolean isOpen(Instant now) {
    return now.isBefore(until);
  }
}
