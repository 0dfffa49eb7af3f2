package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;
import java.util.regex.Pattern;

/// Id of an AWS account.
///
/// - shape: exactly twelve ASCII digits, leading zeros kept
/// - errors: `IllegalArgumentException` for any other text
public record AccountId(String value) {
  private static final Pattern TWELVE_DIGITS = Pattern.compile("[0-9]{12}");

  public AccountId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "an account id is twelve digits, not '" + Texts.shown(value) + "'");
    }
  }

  /// Tells whether `text` has the shape of an account id.
  public static boolean isValid(String text) {
    return TWELVE_DIGITS.matcher(text).matches();
  }

  /// As a record has it. Java works that out at run time, which takes longer than all else that the
  /// start of a command does with ids.
  @Override
  public boolean equals(Object other) {
    return other instanceof AccountId id && value.equals(id.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
