package dev.rootsweep.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// bench/organization.py: what people write who have no tool.
///
/// - `python`: an interpreter with boto3
record Boto3Script(Path python, Path script) implements Tool {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public List<String> command(Task task) {
    String program = python.toString();
    return switch (task) {
      case AUDIT -> List.of(program, script.toString(), "audit");
      case AUDIT_ONE ->
          List.of(program, script.toString(), "audit", GeneratedOrganization.CLEAN_ACCOUNT);
      case REMOVE -> List.of(program, script.toString(), "remove");
      case SWEEP -> throw new IllegalArgumentException("this script has no functions");
    };
  }

  @Override
  public Map<String, Set<String>> answers(Task task, String printed) throws IOException {
    Map<String, Set<String>> answers = new LinkedHashMap<>();
    for (String line : printed.lines().toList()) {
      JsonNode account = JSON.readTree(line);
      if (account.has("credentials")) {
        Set<String> held = new LinkedHashSet<>();
        account.path("credentials").forEach(id -> held.add(id.asText()));
        answers.put(account.path("account").asText(), held);
      }
    }
    return answers;
  }
}
