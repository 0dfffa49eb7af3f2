package dev.rootsweep.bench.figure;

import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.util.HashMap;
import java.util.Map;

/// The environment of a function in the hub account, or of a script beside it.
public final class HubEnvironment {
  private static final Caller ROLE = ExampleOrganization.HUB_ROLE;

  private HubEnvironment() {}

  /// Makes the variables that every function has, with those of one.
  public static Map<String, String> with(Map<String, String> more) {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                ROLE.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY",
                ROLE.secretAccessKey(),
                "POWERTOOLS_SERVICE_NAME",
                "bench",
                "ROOTSWEEP_MANAGEMENT_ACCOUNT",
                ExampleOrganization.MANAGEMENT,
                "ROOTSWEEP_HUB_ACCOUNT",
                ExampleOrganization.HUB,
                "ROOTSWEEP_LEDGER_TABLE",
                "ledger"));
    environment.putAll(more);
    return Map.copyOf(environment);
  }
}
