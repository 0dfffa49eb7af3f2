package dev.rootsweep.core.policy;

import java.util.List;

/// Action and NotAction, Resource and NotResource: patterns, and whether they say what is meant or
/// what is left out.
///
/// - shape: at least one pattern, in which `*` stands for any text and `?` for one character
public record PatternElement(boolean inverted, List<String> patterns) {
  public PatternElement {
    patterns = List.copyOf(patterns);
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("an element has at least one pattern");
    }
  }
}
