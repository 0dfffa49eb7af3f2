package dev.rootsweep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// Runs of `policy check` on files and standard input.
final class PolicyCheckRun {
  static final String OWNER = "111122223333";

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  final ScriptedTerminal terminal = new ScriptedTerminal();
  InputStream input = InputStream.nullInputStream();

  /// A policy of one statement about everybody and every action.
  static String policy(String effect, String resource, String condition) {
    return """
    {"Version": "2012-10-17", "Statement": {"Effect": "%s", "Principal": "*", "Action": "*",
     "Resource": "%s"%s}}
    """
        .formatted(effect, resource, condition);
  }

  String file(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  void type(String text) {
    input = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line =
        Rootsweep.configured(
            new CommandLine(
                new PolicyCheckCommand(
                    Map.of("COLUMNS", "120"), terminal, InstantSource.fixed(NOW), input)));
    return line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  List<JsonNode> json() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : out.toString().lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  static List<String> verdicts(List<JsonNode> lines) {
    return lines.stream().map(line -> line.path("verdict").asText()).toList();
  }
}
