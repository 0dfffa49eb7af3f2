package dev.rootsweep.core.policy;

import java.util.List;
import java.util.Locale;

/// One key of one operator in a Condition block, as it is written.
///
/// - shape: `operator` as in `ForAnyValue:StringLikeIfExists`; `key` as in `aws:SourceVpce`;
///   `values` as texts, of which one must match
public record Condition(String operator, String key, List<String> values) {
  public Condition {
    values = List.copyOf(values);
  }

  /// Returns the key in small letters: the names of keys are not case-sensitive.
  ///
  /// - source: IAM User Guide, "IAM JSON policy elements: Condition"
  public String normalKey() {
    return key.toLowerCase(Locale.ROOT);
  }
}
