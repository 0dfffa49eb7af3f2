package dev.rootsweep.core.settings;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.Exemption;
import dev.rootsweep.core.model.Exemption.Target;
import dev.rootsweep.core.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text form of exemptions: `TARGET until DATE for REASON`, separated by semicolons.
///
/// - units: an exemption ends with its DATE (`2027-01-31`), midnight UTC at the end of that day
public final class ExemptionText {
  private static final Pattern ONE = Pattern.compile("(.+?)\\s+until\\s+(\\S+)\\s+for\\s+(.+)");
  private static final Pattern UNIT =
      Pattern.compile("r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}");
  private static final Pattern TAG = Pattern.compile("tag:([^=]+)=(.*)");

  private ExemptionText() {}

  static List<Exemption> parseAll(String text) {
    return Arrays.stream(text.split(";", -1))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(ExemptionText::parse)
        .toList();
  }

  /// Reads one exemption.
  ///
  /// - errors: `IllegalArgumentException` that quotes the text
  public static Exemption parse(String text) {
    Matcher parts = ONE.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("'" + Texts.shown(text) + "' is not an exemption");
    }
    return new Exemption(target(parts.group(1)), parts.group(3), endOf(parts.group(2)));
  }

  private static Target target(String text) {
    Matcher tag = TAG.matcher(text);
    if (tag.matches()) {
      return new Target.Tagged(tag.group(1), tag.group(2));
    }
    return UNIT.matcher(text).matches()
        ? new Target.Unit(text)
        : new Target.OneAccount(new AccountId(text));
  }

  private static Instant endOf(String date) {
    try {
      return LocalDate.parse(date).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("'" + Texts.shown(date) + "' is not a date", e);
    }
  }
}
