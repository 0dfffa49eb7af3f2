package dev.rootsweep.core.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Instants as people read them.
public final class Utc {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Utc() {}

  /// Returns an instant to the second, as in `2026-01-31 12:00:00 UTC`.
  public static String seconds(Instant instant) {
    return SECONDS.format(instant);
  }
}
