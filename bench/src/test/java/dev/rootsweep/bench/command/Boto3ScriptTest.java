package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class Boto3ScriptTest {
  private static final Boto3Script TOOL =
      new Boto3Script(Path.of("python"), Path.of("organization.py"));

  @Test
  void readsALineForEachAccount() throws IOException {
    String printed =
        """
        {"account": "1", "credentials": []}
        {"account": "2", "credentials": ["password", "AKIA1"]}
        {"account": "3", "error": "An error occurred (Throttling)"}
        """;

    assertEquals(
        Map.of("1", Set.of(), "2", Set.of("password", "AKIA1")), TOOL.answers(Task.AUDIT, printed));
  }

  @Test
  void failsAtALineThatIsNotWhole() {
    assertThrows(
        IOException.class,
        () -> TOOL.answers(Task.AUDIT, "{\"account\": \"1\", \"credentials\": []}\n{\"acc"));
  }

  @Test
  void tellsTheScriptWhatToDo() {
    assertEquals(List.of("python", "organization.py", "audit"), TOOL.command(Task.AUDIT));
    assertEquals(
        List.of("python", "organization.py", "audit", "000000000001"),
        TOOL.command(Task.AUDIT_ONE));
    assertEquals(List.of("python", "organization.py", "remove"), TOOL.command(Task.REMOVE));
  }
}
