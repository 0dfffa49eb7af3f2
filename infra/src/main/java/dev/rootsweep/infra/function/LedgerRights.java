package dev.rootsweep.infra.function;

import java.util.List;
import java.util.stream.Stream;

/// What may be done with the rows of the ledger: each action, with the partitions that it may name.
///
/// A function that reads texts of others cannot write what releases a removal or softens an alert,
/// whatever it is made to do.
///
/// - shape: partitions as in `DynamoLedger` and `ActivityRows`
/// - source: DynamoDB Developer Guide, "Using IAM policy conditions for fine-grained access
///   control"
public final class LedgerRights {
  private static final String ACCOUNT = "ACCOUNT#*";
  private static final String BURST = "BURST#*";
  private static final String DIGEST = "DIGEST#*";
  private static final String EVENT = "EVENT#*";
  private static final String FAILED = "FAILED#*";
  private static final String FIRST_SWEEP = "FLAG#FIRST-SWEEP";
  private static final String LABEL = "LABEL#*";
  private static final String OPENED = "OPENED#*";
  private static final String PATH = "PATH#*";
  private static final String PAUSE = "FLAG#PAUSE";
  private static final String PERMIT = "PERMIT#*";
  private static final String RULES = "FLAG#RULES";
  private static final String SEEN = "SEEN#*";
  private static final String SESSION = "SESSION#*";
  private static final String SLOTS = "SLOTS#*";
  private static final String TELLING = "TELLING#*";
  private static final String NOT_AUDITABLE = "NOT_AUDITABLE#*";
  private static final String VARIANTS = "VARIANTS#*";

  private final String table;

  /// Makes the rights on a table, named by its ARN.
  public LedgerRights(String table) {
    this.table = table;
  }

  /// Returns those of checks: it may take an approval away, and write none.
  public List<Privilege> check() {
    return List.of(
        on("GetItem", ACCOUNT, PAUSE, FIRST_SWEEP, DIGEST),
        on("Query", ACCOUNT, PERMIT, DIGEST),
        on("PutItem", ACCOUNT, SESSION, DIGEST),
        on("UpdateItem", ACCOUNT, SLOTS, NOT_AUDITABLE, TELLING, DIGEST),
        on("DeleteItem", ACCOUNT, PERMIT),
        on("ConditionCheckItem", PAUSE, FIRST_SWEEP));
  }

  /// Returns those of the judging of root activity.
  public List<Privilege> rootActivity() {
    return List.of(
        on("GetItem", SESSION, EVENT, BURST, OPENED, SEEN, LABEL),
        on("Query", PERMIT, BURST, FAILED),
        on("PutItem", EVENT, BURST, OPENED, FAILED, LABEL),
        on("UpdateItem", BURST, TELLING, VARIANTS, SEEN, PATH));
  }

  /// Returns those of the sweep; a scan names no partition.
  public List<Privilege> sweep() {
    return List.of(
        on("GetItem", FIRST_SWEEP),
        on("UpdateItem", FIRST_SWEEP),
        on("PutItem", RULES),
        Privilege.on(List.of(table), "LedgerScan", "dynamodb:Scan"));
  }

  /// Returns those of people who approve, pause and resume.
  public List<Privilege> approving() {
    return List.of(
        on("GetItem", ACCOUNT, PAUSE),
        on("Query", PERMIT),
        on("PutItem", PERMIT, PAUSE),
        on("UpdateItem", PAUSE));
  }

  /// Returns those of people who check by hand: what a check writes, and it sends no alerts.
  public List<Privilege> checkingByHand() {
    return List.of(
        on("GetItem", ACCOUNT, PAUSE, RULES),
        on("Query", PERMIT),
        on("PutItem", ACCOUNT, SESSION),
        on("UpdateItem", ACCOUNT, SLOTS, NOT_AUDITABLE),
        on("DeleteItem", PERMIT),
        on("ConditionCheckItem", PAUSE));
  }

  /// Without the second condition a request without a key would meet the first.
  private Privilege on(String action, String... partitions) {
    return Privilege.on(List.of(table), "Ledger" + action, "dynamodb:" + action)
        .when("ForAllValues:StringLike", "dynamodb:LeadingKeys", Stream.of(partitions).toList())
        .when("Null", "dynamodb:LeadingKeys", "false");
  }
}
