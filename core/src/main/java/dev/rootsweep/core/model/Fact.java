package dev.rootsweep.core.model;

/// One line of an alert: what it is about, and what is known.
///
/// - shape: `label` as in `Region`, or empty for a line that needs none
public record Fact(String label, String text) {
  /// Makes a line without a label.
  public static Fact line(String text) {
    return new Fact("", text);
  }

  /// Returns the line as people read it.
  @Override
  public String toString() {
    return label.isEmpty() ? text : label + ": " + text;
  }
}
