package dev.rootsweep.bench.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The program of `unicrons/aws-root-manager`, where somebody has it.
///
/// - source: its README and its source of July 2026, for the options and the JSON
record GoProgram(Path program) implements Tool {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> LISTS =
      List.of("AccessKeys", "MFA Devices", "Signing Certificates");

  @Override
  public List<String> command(Task task) {
    return switch (task) {
      case AUDIT -> told("audit", "--accounts", "all");
      case AUDIT_ONE -> told("audit", "--accounts", GeneratedOrganization.CLEAN_ACCOUNT);
      case REMOVE -> told("delete", "all", "--accounts", "all", "--yes");
      case SWEEP -> throw new IllegalArgumentException("this program has no functions");
    };
  }

  private List<String> told(String... words) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(words));
    command.addAll(List.of("--output", "json"));
    return command;
  }

  @Override
  public Map<String, Set<String>> answers(Task task, String printed) throws IOException {
    Map<String, Set<String>> answers = new LinkedHashMap<>();
    for (JsonNode account : JSON.readTree(printed)) {
      String id = account.path("Account").asText();
      switch (task) {
        case AUDIT, AUDIT_ONE -> answers.put(id, held(account));
        case REMOVE, SWEEP -> {
          if (account.path("Status").asText().equals("deleted")) {
            answers.put(id, Set.of());
          }
        }
      }
    }
    return answers;
  }

  private static Set<String> held(JsonNode account) {
    Set<String> held = new LinkedHashSet<>();
    if (account.path("LoginProfile").asBoolean()) {
      held.add(GeneratedOrganization.PASSWORD);
    }
    LISTS.forEach(list -> account.path(list).forEach(id -> held.add(id.asText())));
    return held;
  }
}
