package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The ledger's stack, and a hub that takes up a ledger which is there.
class LedgerTemplateTest {
  private static final String FUNCTION = "AWS::Lambda::Function";
  private static final Template HUB = Synthesized.hub().template("rootsweep-hub");
  private static final Template LEDGER = Synthesized.hub().template("rootsweep-hub-ledger");

  @Test
  void makesALedgerThatNobodyLoses() {
    JsonNode table = LEDGER.properties("AWS::DynamoDB::Table").getFirst();
    JsonNode resource = LEDGER.resources("AWS::DynamoDB::Table").values().iterator().next();

    assertEquals("PAY_PER_REQUEST", table.path("BillingMode").asText());
    assertTrue(table.path("DeletionProtectionEnabled").asBoolean());
    assertTrue(
        table
            .path("PointInTimeRecoverySpecification")
            .path("PointInTimeRecoveryEnabled")
            .asBoolean());
    assertEquals("expiresAt", table.path("TimeToLiveSpecification").path("AttributeName").asText());
    assertEquals("KMS", table.path("SSESpecification").path("SSEType").asText());
    assertEquals("Retain", resource.path("DeletionPolicy").asText());
    assertEquals("Retain", resource.path("UpdateReplacePolicy").asText());
  }

  @Test
  void keepsTheKeyOfTheLedgerAndNoOther() {
    LEDGER
        .resources("AWS::KMS::Key")
        .values()
        .forEach(key -> assertEquals("Retain", key.path("DeletionPolicy").asText()));
    HUB.resources("AWS::KMS::Key")
        .values()
        .forEach(key -> assertEquals("Delete", key.path("DeletionPolicy").asText()));
    assertEquals(1, LEDGER.resources("AWS::KMS::Key").size());
  }

  /// A hub that cannot be made is undone: what must stay would then be in the way of the next try.
  @Test
  void makesTheLedgerInAStackOfItsOwn() {
    assertEquals(0, HUB.resources("AWS::DynamoDB::Table").size());
    assertEquals(2, LEDGER.json().path("Resources").size() - 1, "table, key and alias");
  }

  @Test
  void takesUpALedgerThatIsThere() {
    Synthesized adopting =
        Synthesized.with(
            Map.of(
                "ledgerTable", "rootsweep-ledger",
                "ledgerKey",
                    "arn:aws:kms:us-east-1:222222222222:key/11111111-2222-4333-8444-555555555555"));
    Template template = adopting.template("rootsweep-hub");

    adopting
        .templates()
        .values()
        .forEach(one -> assertEquals(0, one.resources("AWS::DynamoDB::Table").size()));

    JsonNode environment =
        template
            .one(FUNCTION, "FunctionName", "rootsweep-root-activity")
            .path("Environment")
            .path("Variables");
    assertEquals("rootsweep-ledger", environment.path("ROOTSWEEP_LEDGER_TABLE").asText());
    assertTrue(
        environment
            .path("ROOTSWEEP_OWN_RESOURCES")
            .asText()
            .contains("11111111-2222-4333-8444-555555555555"));
  }
}
