package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoProgramTest {
  private static final GoProgram TOOL = new GoProgram(Path.of("peer"));

  @Test
  void readsItsAudit() throws IOException {
    String printed =
        """
        [
          {"Account": "1", "LoginProfile": false, "AccessKeys": null, "MFA Devices": null,
           "Signing Certificates": null},
          {"Account": "2", "LoginProfile": true, "AccessKeys": ["AKIA1", "AKIA2"],
           "MFA Devices": ["device"], "Signing Certificates": ["certificate"]}
        ]
        """;

    assertEquals(
        Map.of("1", Set.of(), "2", Set.of("password", "AKIA1", "AKIA2", "device", "certificate")),
        TOOL.answers(Task.AUDIT, printed));
  }

  @Test
  void takesOnlyDeletedForAnAnswer() throws IOException {
    String printed =
        """
        [
          {"Account": "1", "CredentialType": "all", "Status": "deleted", "Error": ""},
          {"Account": "2", "CredentialType": "all", "Status": "failed", "Error": "throttled"}
        ]
        """;

    assertEquals(Map.of("1", Set.of()), TOOL.answers(Task.REMOVE, printed));
  }

  @Test
  void hasNoAnswersWhereItPrintsNone() throws IOException {
    assertEquals(Map.of(), TOOL.answers(Task.AUDIT, "null\n"));
    assertEquals(Map.of(), TOOL.answers(Task.AUDIT, ""));
  }

  @Test
  void isNotAskedBeforeItRemoves() {
    assertEquals(
        List.of("peer", "delete", "all", "--accounts", "all", "--yes", "--output", "json"),
        TOOL.command(Task.REMOVE));
    assertEquals(
        List.of("peer", "audit", "--accounts", "000000000001", "--output", "json"),
        TOOL.command(Task.AUDIT_ONE));
  }
}
