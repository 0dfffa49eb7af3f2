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

/// Our own command, started as people start it.
///
/// - `launcher`: the script that starts it
/// - `options`: more than every task has
record Rootsweep(Path launcher, List<String> options) implements Tool {
  /// Outcomes (docs/output.md) that list what is there, and those after which nothing is but what
  /// was spared.
  private static final Set<String> FOUND = Set.of("WouldRemove", "Held", "Changed");

  private static final Set<String> BARE = Set.of("Clean", "Removed");

  private static final ObjectMapper JSON = new ObjectMapper();

  /// More than there are accounts, so that the cap of an hour holds nothing.
  private static final String CAP = "100000";

  Rootsweep {
    options = List.copyOf(options);
  }

  @Override
  public List<String> command(Task task) {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(
        switch (task) {
          case AUDIT -> List.of("audit");
          case AUDIT_ONE -> List.of("audit", GeneratedOrganization.CLEAN_ACCOUNT);
          case REMOVE -> List.of("check", "--yes", "--without-ledger", "--cap", CAP);
          case SWEEP -> throw new IllegalArgumentException("the functions sweep, not the command");
        });
    command.addAll(options);
    command.addAll(List.of("--output", "json"));
    return command;
  }

  /// Of an account that was not seen, or whose removal was asked for and is not proven, nothing is
  /// known.
  @Override
  public Map<String, Set<String>> answers(Task task, String printed) throws IOException {
    Map<String, Set<String>> answers = new LinkedHashMap<>();
    for (JsonNode account : JSON.readTree(printed).path("accounts")) {
      String outcome = account.path("outcome").asText();
      if (FOUND.contains(outcome) && !task.removes()) {
        answers.put(account.path("account").asText(), held(account.path("credentials")));
      } else if (BARE.contains(outcome) && account.path("verified").asBoolean()) {
        answers.put(account.path("account").asText(), held(account.path("spared")));
      }
    }
    return answers;
  }

  private static Set<String> held(JsonNode credentials) {
    Set<String> held = new LinkedHashSet<>();
    credentials.forEach(one -> held.add(one.path("id").asText(GeneratedOrganization.PASSWORD)));
    return held;
  }
}
