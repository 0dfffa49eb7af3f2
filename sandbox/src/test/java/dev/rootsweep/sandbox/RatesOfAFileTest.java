package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rootsweep.sandbox.file.OrganizationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.organizations.OrganizationsClient;

/// An organization file throttles as AWS does, unless it says otherwise. The clock stands still.
class RatesOfAFileTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final int AT_ONCE = 12;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"faults\": {}", ", \"faults\": {\"rates\": \"aws\"}"})
  void areThoseOfAws(String faults) throws IOException {
    try (Sandbox sandbox = sandbox(faults)) {
      OrganizationsClient hub = hub(sandbox);
      list(hub, AT_ONCE);

      assertThrows(AwsServiceException.class, () -> list(hub, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = ", \"faults\": {\"rates\": \"none\"}")
  void areSwitchedOff(String faults) throws IOException {
    try (Sandbox sandbox = sandbox(faults)) {
      assertDoesNotThrow(() -> list(hub(sandbox), AT_ONCE + 1));
    }
  }

  private Sandbox sandbox(String faults) throws IOException {
    Path file = folder.resolve("organization.json");
    Files.writeString(
        file,
        """
        {
          "management": { "id": "111111111111", "name": "Management" },
          "accounts": [ { "id": "222222222222", "name": "Hub" } ],
          "delegates": [ "222222222222" ],
          "callers": [ {
            "accessKeyId": "AKIAEXAMPLEHUB000003",
            "secretAccessKey": "not/a/secret",
            "account": "222222222222"
          } ]
          %s
        }
        """
            .formatted(faults));
    return Sandbox.start(OrganizationFile.read(file, NOW).organization(), 0, () -> NOW);
  }

  private OrganizationsClient hub(Sandbox sandbox) {
    OrganizationFile file = OrganizationFile.read(folder.resolve("organization.json"), NOW);
    return Clients.of(sandbox).organizations(Clients.keys(file.caller()));
  }

  private static void list(OrganizationsClient hub, int times) {
    for (int call = 0; call < times; call++) {
      hub.listAccounts();
    }
  }
}
