package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// docs/privileges.md is the written list; -Drootsweep.golden=write writes it anew.
class PrivilegesTest {
  private static final Path LIST = Path.of("..", "docs", "privileges.md");
  private static final String BEGIN = "<!-- roles -->";
  private static final Pattern LEDGER = Pattern.compile("`dynamodb:(\\w+)`");
  private static final Pattern PARTITION = Pattern.compile("`([A-Z]+#[^`]+)`");
  private static final Map<String, Object> ENFORCE =
      Map.of("mode", "enforce", "chat", "slack:T0EXAMPLE/C0EXAMPLE");

  @Test
  void allowsEachRoleWhatTheListSaysAndNothingElse() throws IOException {
    String listed = Files.readString(LIST);
    String head = listed.substring(0, listed.indexOf(BEGIN) + BEGIN.length());
    String made = head + "\n" + sections(rows(Synthesized.with(ENFORCE)));
    if (System.getProperty("rootsweep.golden", "").equals("write")) {
      Files.writeString(LIST, made);
    }

    assertEquals(listed, made);
  }

  @Test
  void cannotOpenADeletionSessionInModeObserve() {
    Map<String, Set<String>> observing = rows(Synthesized.hub());
    Map<String, Set<String>> enforcing = rows(Synthesized.with(Map.of("mode", "enforce")));

    // A person may remove by hand while the functions only observe.
    observing.remove("rootsweep-check-by-hand");
    enforcing.remove("rootsweep-check-by-hand");
    assertFalse(observing.toString().contains("IAMDeleteRootUserCredentials"));
    assertTrue(enforcing.toString().contains("IAMDeleteRootUserCredentials"));
    Set<String> changed = new TreeSet<>();
    enforcing.forEach(
        (role, rows) -> {
          Set<String> more = new TreeSet<>(rows);
          more.removeAll(observing.getOrDefault(role, Set.of()));
          more.forEach(row -> changed.add(role + " " + row.split("`", 3)[1]));
        });
    assertEquals(Set.of("rootsweep-check sts:AssumeRoot"), changed);
  }

  @Test
  void opensRootSessionsForAuditAndDeletionAlone() {
    String opensBoth =
        "| `sts:AssumeRoot` | `arn:<AWS::Partition>:iam::*:root` |"
            + " `sts:TaskPolicyArn`: `root-task/IAMAuditRootUserCredentials`,"
            + " `root-task/IAMDeleteRootUserCredentials` |";
    for (Map<String, Object> more :
        List.<Map<String, Object>>of(
            ENFORCE, Map.of("topology", "single", "hubAccount", "", "mode", "enforce"))) {
      List<String> opening = new ArrayList<>();
      rows(Synthesized.with(more))
          .forEach(
              (role, rows) ->
                  rows.stream()
                      .filter(row -> row.contains("AssumeRoot"))
                      .forEach(row -> opening.add(role + " " + row)));

      assertEquals(
          List.of("rootsweep-check " + opensBoth, "rootsweep-check-by-hand " + opensBoth), opening);
    }
  }

  /// Who checks by hand writes no more than the check does.
  @Test
  void allowsPeopleWhoCheckNoRowThatTheFunctionMayNotWrite() {
    Map<String, Set<String>> rows = rows(Synthesized.hub());
    Set<String> check = partitions(rows, "rootsweep-check");

    Set<String> byHand = partitions(rows, "rootsweep-check-by-hand");
    byHand.removeIf(one -> one.matches("(GetItem|Query) .*"));

    assertTrue(check.containsAll(byHand), byHand::toString);
    assertTrue(byHand.contains("PutItem SESSION#*"), byHand::toString);
  }

  /// What lowers an alert or releases a removal is written by people alone.
  @Test
  void letsNoFunctionWriteWhatReleasesARemoval() {
    Map<String, Set<String>> rows = rows(Synthesized.hub());
    for (String function :
        List.of("rootsweep-check", "rootsweep-root-activity", "rootsweep-sweep")) {
      Set<String> may = partitions(rows, function);

      assertTrue(
          may.stream().noneMatch(one -> one.matches("(Put|Update)Item (PERMIT#|FLAG#PAUSE).*")),
          may::toString);
      assertFalse(may.contains("DeleteItem FLAG#PAUSE"), may::toString);
    }
    Set<String> triage = partitions(rows, "rootsweep-root-activity");
    assertTrue(
        triage.stream()
            .noneMatch(
                one -> one.matches("\\w+Item (SESSION|ACCOUNT)#.*") && !one.startsWith("Get")),
        triage::toString);
  }

  private static Set<String> partitions(Map<String, Set<String>> rows, String holder) {
    Set<String> partitions = new TreeSet<>();
    for (String row : rows.getOrDefault(holder, Set.of())) {
      Matcher action = LEDGER.matcher(row);
      if (action.find()) {
        PARTITION
            .matcher(row)
            .results()
            .forEach(found -> partitions.add(action.group(1) + " " + found.group(1)));
      }
    }
    return partitions;
  }

  /// IAM takes 10,240 characters of inline policies for a role, and 6,144 for a managed policy.
  ///
  /// - source: IAM User Guide, "IAM and AWS STS quotas"
  @Test
  void staysWithinTheSizesThatIamTakes() {
    Synthesized.with(ENFORCE)
        .templates()
        .values()
        .forEach(
            template ->
                new Roles(template)
                    .policies()
                    .forEach(
                        (name, policies) -> {
                          int size = policies.stream().mapToInt(p -> p.toString().length()).sum();
                          int most =
                              name.matches("rootsweep-(approve|check-by-hand|redrive)")
                                  ? 6_144
                                  : 10_240;
                          assertTrue(size < most, name + " has " + size);
                        }));
  }

  @Test
  void allowsTheSameInTheTopologySingle() {
    Map<String, Object> single = Map.of("topology", "single", "hubAccount", "");

    assertEquals(rows(Synthesized.hub()).keySet(), rows(Synthesized.with(single)).keySet());
  }

  private static Map<String, Set<String>> rows(Synthesized deployment) {
    Map<String, Set<String>> rows = new TreeMap<>();
    deployment
        .templates()
        .values()
        .forEach(
            template ->
                new Roles(template)
                    .rows()
                    .forEach(
                        (role, more) ->
                            rows.computeIfAbsent(role, _ -> new TreeSet<>()).addAll(more)));
    return rows;
  }

  private static String sections(Map<String, Set<String>> roles) {
    StringBuilder text = new StringBuilder();
    roles.forEach(
        (role, rows) -> {
          text.append("\n## ").append(role).append("\n\n");
          text.append("| action | resource | condition |\n| --- | --- | --- |\n");
          rows.forEach(row -> text.append(row).append("\n"));
        });
    return text.toString();
  }
}
