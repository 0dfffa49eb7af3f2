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
import org.junit.jupiter.api.Test;

/// docs/privileges.md is the written list; -Drootsweep.golden=write writes it anew.
class PrivilegesTest {
  private static final Path LIST = Path.of("..", "docs", "privileges.md");
  private static final String BEGIN = "<!-- roles -->";
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
          List.of(
              "rootsweep-check | `sts:AssumeRoot` | `arn:<AWS::Partition>:iam::*:root` |"
                  + " `sts:TaskPolicyArn`: `root-task/IAMAuditRootUserCredentials`,"
                  + " `root-task/IAMDeleteRootUserCredentials` |"),
          opening);
    }
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
