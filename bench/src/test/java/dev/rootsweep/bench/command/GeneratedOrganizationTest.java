package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.file.OrganizationFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedOrganizationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource({"1000, 100, 75", "200, 100, 75", "200, 200, 150", "10000, 300, 225", "25, 0, 0"})
  void hasAsManyDirtyAccountsAsSaid(int accounts, int dirty, int passwords) {
    GeneratedOrganization organization =
        new GeneratedOrganization(accounts, dirty, Conditions.NONE);

    assertEquals(accounts, organization.credentials().size());
    assertEquals(dirty, holders(organization, "AKIABENCH"));
    assertEquals(passwords, holders(organization, GeneratedOrganization.PASSWORD));
  }

  private static long holders(GeneratedOrganization organization, String begin) {
    return organization.credentials().values().stream()
        .filter(held -> held.stream().anyMatch(credential -> credential.startsWith(begin)))
        .count();
  }

  @Test
  void keepsOneAccountClean() {
    GeneratedOrganization organization = new GeneratedOrganization(200, 20, Conditions.NONE);

    assertEquals(Set.of(), organization.credentials().get(GeneratedOrganization.CLEAN_ACCOUNT));
  }

  @Test
  void isAFileThatTheSandboxReads(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("organization.json");
    GeneratedOrganization organization =
        new GeneratedOrganization(30, 4, Conditions.USUAL.throttling(0.3).withAwsRates());
    Files.writeString(file, organization.json());

    OrganizationFile read = OrganizationFile.read(file, Instant.EPOCH);

    assertEquals(ExampleOrganization.MANAGEMENT, read.managementAccount());
    assertEquals(ExampleOrganization.HUB_ROLE.accessKeyId(), read.caller().accessKeyId());
  }

  @Test
  void saysWhatCallsMeet() throws IOException {
    Conditions conditions = new Conditions(1000, 0.3, false);

    JsonNode faults =
        JSON.readTree(new GeneratedOrganization(30, 4, conditions).json()).path("faults");

    assertEquals("1000ms", faults.path("latency").asText());
    assertEquals(0.3, faults.path("throttle").path("*").asDouble());
    assertEquals("none", faults.path("rates").asText());
  }

  @Test
  void hasNoMoreDirtyAccountsThanAccounts() {
    assertThrows(
        IllegalArgumentException.class, () -> new GeneratedOrganization(3, 4, Conditions.NONE));
  }
}
