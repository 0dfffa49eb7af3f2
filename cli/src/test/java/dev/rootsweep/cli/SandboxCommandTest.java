package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCommandTest {
  private static final Path EXAMPLE = Path.of("..", "docs", "sandbox-organization.json");
  private static final String LAST = "ROOTSWEEP_HUB_ACCOUNT";

  private final StringWriter err = new StringWriter();

  @Test
  void showsTheOrganizationOfAFileToItsFirstCaller() throws Exception {
    PipedWriter printed = new PipedWriter();
    try (BufferedReader out = new BufferedReader(new PipedReader(printed));
        HttpClient http = HttpClient.newHttpClient()) {
      Thread command =
          Thread.ofVirtual()
              .start(() -> run(new PrintWriter(printed), "--organization", EXAMPLE.toString()));

      Map<String, String> environment = environment(out);
      URI state = URI.create(environment.get("AWS_ENDPOINT_URL") + "/_sandbox/state");
      String shown =
          http.send(HttpRequest.newBuilder(state).build(), BodyHandlers.ofString()).body();
      command.interrupt();
      command.join();

      assertEquals("AKIAEXAMPLEHUB000002", environment.get("AWS_ACCESS_KEY_ID"));
      assertEquals("sandbox/file/hub/not/a/secret", environment.get("AWS_SECRET_ACCESS_KEY"));
      assertEquals("111111111111", environment.get("ROOTSWEEP_MANAGEMENT_ACCOUNT"));
      assertEquals("222222222222", environment.get(LAST));
      assertTrue(shown.contains("o-exampleorg2"));
    }
  }

  @Test
  void refusesAFileThatIsWrong(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.json"), "{ \"account\": [] }");

    int code = run(new PrintWriter(new StringWriter()), "--organization", file.toString());

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(err.toString().contains("$.management: missing"));
    assertTrue(err.toString().contains("$.account: unknown"));
  }

  @Test
  void writesTheFileForTheShellOnceTheSandboxAnswers(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("sandbox.env"), "export LEFT_BY_ANOTHER=1\n");
    Path unreadable = folder.resolve("absent.json");

    int code =
        run(
            new PrintWriter(new StringWriter()),
            "--env-file",
            file.toString(),
            "--organization",
            unreadable.toString());

    assertEquals(Rootsweep.USAGE, code);
    assertFalse(Files.exists(file), "a shell would read what an earlier sandbox left");

    PipedWriter told = new PipedWriter();
    try (BufferedReader said = new BufferedReader(new PipedReader(told))) {
      Thread command =
          Thread.ofVirtual()
              .start(
                  () ->
                      Rootsweep.commandLine()
                          .setErr(new PrintWriter(told))
                          .execute("sandbox", "--env-file", file.toString()));
      assertEquals("In another terminal: . " + file, said.readLine());
      command.interrupt();
      command.join();
    }
    assertTrue(Files.readString(file).contains("\nexport AWS_ENDPOINT_URL=http://127.0.0.1:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no/such/folder/sandbox.env"})
  void refusesAFileForTheShellThatCannotBeWritten(String name, @TempDir Path folder) {
    int code =
        run(new PrintWriter(new StringWriter()), "--env-file", folder.resolve(name).toString());

    assertEquals(Rootsweep.USAGE, code);
    assertTrue(err.toString().contains("--env-file " + folder), err.toString());
    assertTrue(Files.isDirectory(folder));
  }

  private int run(PrintWriter out, String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "sandbox";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return Rootsweep.commandLine()
        .setOut(out)
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static Map<String, String> environment(BufferedReader out) throws IOException {
    Map<String, String> environment = new HashMap<>();
    while (!environment.containsKey(LAST)) {
      String line = String.valueOf(out.readLine());
      int equals = line.indexOf('=');
      if (line.startsWith("export ")) {
        environment.put(line.substring("export ".length(), equals), line.substring(equals + 1));
      }
    }
    return environment;
  }
}
