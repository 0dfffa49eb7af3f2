package dev.rootsweep.bench.command;

import dev.rootsweep.sandbox.Mishap;
import dev.rootsweep.sandbox.Sandbox;
import dev.rootsweep.sandbox.file.OrganizationFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A process of its own that holds one sandbox after the other, so that each run finds a fresh
/// organization and a warm JVM.
///
/// Told on standard input: `open FILE` starts the sandbox of an organization file in place of the
/// one before and answers its endpoint; `calls` answers how many calls there were, and how many of
/// them were throttled.
public final class SandboxServer {
  private SandboxServer() {}

  /// Runs until its input ends.
  public static void main(String[] arguments) throws IOException {
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    @Nullable Sandbox sandbox = null;
    for (@Nullable String line = told.readLine(); line != null; line = told.readLine()) {
      if (line.startsWith("open ")) {
        if (sandbox != null) {
          sandbox.close();
        }
        Path file = Path.of(line.substring("open ".length()));
        sandbox = Sandbox.start(OrganizationFile.read(file, Instant.now()).organization());
        System.out.println(sandbox.endpoint());
      } else if (sandbox != null) {
        System.out.println(calls(sandbox));
      }
    }
    System.exit(0);
  }

  private static String calls(Sandbox sandbox) {
    long throttled = sandbox.record().mishaps().getOrDefault(Mishap.THROTTLED, 0L);
    return sandbox.record().size() + " " + throttled;
  }
}
