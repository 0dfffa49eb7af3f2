package dev.rootsweep.sandbox;

import dev.rootsweep.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// One page of a list, and the token of the next one.
record Page<T>(List<T> items, Optional<String> next) {

  private static final String EMPTY = "empty:";
  private static final String FULL = "items:";

  /// Cuts the page that the token asks for. With `empties` an empty page precedes each page.
  static <T> Page<T> of(List<T> all, Optional<String> token, int size, boolean empties) {
    String place = token.map(Page::decoded).orElse((empties ? EMPTY : FULL) + 0);
    int from = offset(place, all.size());
    if (place.startsWith(EMPTY)) {
      return new Page<>(List.of(), Optional.of(encoded(FULL + from)));
    }
    int to = Math.min(all.size(), from + size);
    Optional<String> next =
        to < all.size() ? Optional.of(encoded((empties ? EMPTY : FULL) + to)) : Optional.empty();
    return new Page<>(all.subList(from, to), next);
  }

  private static int offset(String place, int size) {
    if (!place.matches("(?:empty|items):\\d{1,6}")) {
      throw invalid();
    }
    return Math.min(size, Integer.parseInt(place.substring(FULL.length())));
  }

  private static String encoded(String place) {
    return Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw invalid();
    }
  }

  private static Refusal invalid() {
    String text = "You specified a token that isn't valid.";
    return new Refusal(400, "InvalidInputException", text, "INVALID_NEXT_TOKEN");
  }
}
