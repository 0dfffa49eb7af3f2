package dev.rootsweep.sandbox;

import dev.rootsweep.sandbox.wire.Refusal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// One operation asked for by a known principal, at the endpoint of a Region.
record Asked(
    String service,
    String operation,
    Map<String, String> input,
    Principal who,
    String region,
    Instant now) {

  String action() {
    return service + ":" + operation;
  }

  Optional<String> input(String name) {
    return Optional.ofNullable(input.get(name));
  }

  String required(String name) {
    return input(name).orElseThrow(() -> missing(name));
  }

  private static Refusal missing(String name) {
    String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return Refusal.validation(
        "1 validation error detected: Value null at '"
            + member
            + "' failed to satisfy constraint: Member must not be null");
  }
}
