package dev.rootsweep.sandbox;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The names that stand for calls: `*`, a service (`iam`), an operation (`GetAccountSummary`) or
/// both (`iam:GetAccountSummary`). Of several that fit a call the narrowest counts.
final class CallNames {

  static final String ALL = "*";

  private CallNames() {}

  /// True when that name stands for that call.
  static boolean fits(String name, String service, String operation) {
    return from(service, operation).anyMatch(name::equals);
  }

  /// The value of the narrowest name that fits that call.
  static <T> Optional<T> narrowest(Map<String, T> values, String service, String operation) {
    return from(service, operation)
        .flatMap(name -> Stream.ofNullable(values.get(name)))
        .findFirst();
  }

  /// The values, with one more or another one.
  static <T> Map<String, T> with(Map<String, T> values, String name, T value) {
    Map<String, T> more = new HashMap<>(values);
    more.put(name, value);
    return more;
  }

  /// From the narrowest to the widest.
  private static Stream<String> from(String service, String operation) {
    return Stream.of(service + ":" + operation, operation, service, ALL);
  }
}
