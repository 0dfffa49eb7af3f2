package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Faults;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The list of accounts breaks off after its first page: AWS refuses the second.
class BrokenListTest {
  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void isReportedWithWhatWasSeen() throws IOException {
    breakOffAfterTenAccounts();

    int code = world.audit("--output", "json");

    JsonNode report = world.report();
    assertEquals(Rootsweep.FAILED, code);
    assertEquals(10, report.path("accounts").size());
    assertFalse(report.path("listIsWhole").asBoolean(true));
    assertEquals(3, report.path("exitCode").asInt());
    String said = world.err.toString();
    assertTrue(said.contains("The list of accounts broke off after 10 accounts."), said);
    assertTrue(said.contains("organizations:ListAccounts"), said);
  }

  @Test
  void removesNothing() throws IOException {
    breakOffAfterTenAccounts();

    int code = world.check("--yes", "--without-ledger", "--output", "json");

    assertEquals(Rootsweep.FAILED, code);
    assertTrue(world.deletionSessions().isEmpty());
    assertFalse(world.report().path("listIsWhole").asBoolean(true));
  }

  @Test
  void isRefusedWhereNothingWasListed() {
    world.organization.deregister(ExampleOrganization.HUB);

    int code = world.audit();

    assertEquals(Rootsweep.FAILED, code);
    assertEquals("", world.out.toString());
    assertTrue(world.calls("AssumeRoot").isEmpty());
  }

  @Test
  void aWholeListIsCalledWhole() throws IOException {
    world.audit("--output", "json");

    assertTrue(world.report().path("listIsWhole").asBoolean(false));
  }

  private void breakOffAfterTenAccounts() {
    AtomicInteger pages = new AtomicInteger();
    world
        .organization
        .accountsPerPage(10)
        .faults(
            Faults.none()
                .upon(
                    "ListAccounts",
                    () -> {
                      if (pages.incrementAndGet() == 2) {
                        world.organization.deregister(ExampleOrganization.HUB);
                      }
                    }));
  }
}
