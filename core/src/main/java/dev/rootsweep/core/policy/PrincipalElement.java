package dev.rootsweep.core.policy;

import java.util.List;

/// Principal or NotPrincipal: who is meant, or who is left out.
public record PrincipalElement(boolean inverted, List<Entry> entries) {
  /// What kind of principal an entry names: the keys of the element.
  public enum Kind {
    AWS,
    SERVICE,
    FEDERATED,
    CANONICAL_USER
  }

  /// One principal, as it is written; `*` of kind AWS is everybody.
  public record Entry(Kind kind, String value) {}

  public PrincipalElement {
    entries = List.copyOf(entries);
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("an element names at least one principal");
    }
  }

  /// Returns the element `"Principal": "*"`.
  public static PrincipalElement everybody() {
    return new PrincipalElement(false, List.of(new Entry(Kind.AWS, "*")));
  }
}
