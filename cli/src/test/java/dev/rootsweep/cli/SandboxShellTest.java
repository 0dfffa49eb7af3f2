package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Sandbox;
import dev.rootsweep.sandbox.file.OrganizationFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The printed environment in a shell that works with real AWS.
class SandboxShellTest {
  /// What such a shell has set, by name.
  private static final Map<String, String> IN_USE =
      Map.ofEntries(
          Map.entry("AWS_PROFILE", "foo"),
          Map.entry("AWS_DEFAULT_PROFILE", "foo"),
          Map.entry("AWS_SESSION_TOKEN", "abc"),
          Map.entry("AWS_SECURITY_TOKEN", "abc"),
          Map.entry("AWS_CREDENTIAL_EXPIRATION", "2020-01-01T00:00:00Z"),
          Map.entry("AWS_ENDPOINT_URL_STS", "https://sts.eu-west-1.amazonaws.com"),
          Map.entry("AWS_ENDPOINT_URL_S3", "https://s3.eu-west-1.amazonaws.com"),
          Map.entry("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"),
          Map.entry("AWS_USE_FIPS_ENDPOINT", "true"),
          Map.entry("AWS_USE_DUALSTACK_ENDPOINT", "true"),
          Map.entry("AWS_REGION", "eu-west-1"),
          Map.entry("ROOTSWEEP_LEDGER_TABLE", "rootsweep-ledger"),
          Map.entry("ROOTSWEEP_CHECK_QUEUE", "https://sqs.eu-west-1.amazonaws.com/1/q"),
          Map.entry("HTTP_PROXY", "http://192.0.2.1:3128"),
          Map.entry("http_proxy", "http://192.0.2.1:3128"),
          Map.entry("NO_PROXY", "example.com"));

  private final Sandbox sandbox = Sandbox.start(ExampleOrganization.at(Instant.now()));

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "dash"})
  void leavesNothingThatLeadsElsewhere(String shell) throws Exception {
    Tools.demand(shell);

    Map<String, String> after = environmentAfter(shell, IN_USE);

    assertEquals(
        List.of(
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_ENDPOINT_URL",
            "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_USE_DUALSTACK_ENDPOINT",
            "AWS_USE_FIPS_ENDPOINT",
            "ROOTSWEEP_HUB_ACCOUNT",
            "ROOTSWEEP_MANAGEMENT_ACCOUNT"),
        after.keySet().stream()
            .filter(name -> name.startsWith("AWS_") || name.startsWith("ROOTSWEEP_"))
            .toList());
    assertEquals(sandbox.endpoint().toString(), after.get("AWS_ENDPOINT_URL"));
    assertEquals("us-east-1", after.get("AWS_REGION"));
    assertEquals("127.0.0.1,example.com", after.get("NO_PROXY"));
    assertEquals("127.0.0.1", after.get("no_proxy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "dash"})
  void worksInAShellWithNothingSet(String shell) throws Exception {
    Tools.demand(shell);

    Map<String, String> after = environmentAfter(shell, Map.of());

    assertEquals(sandbox.endpoint().toString(), after.get("AWS_ENDPOINT_URL"));
    assertEquals("127.0.0.1", after.get("NO_PROXY"));
  }

  @Test
  void letsAnAuditReachTheSandbox() throws Exception {
    String audit =
        OwnProcess.words("audit", "--accounts", ExampleOrganization.OLD_KEY, "--output", "json")
            .stream()
            .map(SandboxEnvironment::quoted)
            .reduce((before, word) -> before + " " + word)
            .orElseThrow();

    String report = output("bash", IN_USE, ". " + script() + " && " + audit);

    assertTrue(report.contains("\"WouldRemove\""), report);
    assertFalse(sandbox.record().calls().isEmpty());
  }

  @Test
  void quotesWhatAShellWouldRun() throws Exception {
    Caller caller =
        Caller.administrator("AKIAEXAMPLEHUB000001", "$(touch x) it's;", "222222222222", "arn:x/y");
    OrganizationFile shown =
        new OrganizationFile(
            ExampleOrganization.at(Instant.now()), ExampleOrganization.MANAGEMENT, caller);
    Path file = folder.resolve("nasty.env");
    Files.writeString(file, SandboxEnvironment.of("http://127.0.0.1:1", shown).script());

    String secret = output("bash", Map.of(), ". " + file + "; echo \"$AWS_SECRET_ACCESS_KEY\"");

    assertEquals("$(touch x) it's;\n", secret);
  }

  private Map<String, String> environmentAfter(String shell, Map<String, String> before)
      throws Exception {
    Map<String, String> after = new TreeMap<>();
    for (String line : output(shell, before, "set -eu; . " + script() + "; env").split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        after.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return after;
  }

  private Path script() throws IOException {
    OrganizationFile shown =
        new OrganizationFile(
            ExampleOrganization.at(Instant.now()),
            ExampleOrganization.MANAGEMENT,
            ExampleOrganization.HUB_ROLE);
    URI endpoint = sandbox.endpoint();
    return Files.writeString(
        folder.resolve("sandbox.env"), SandboxEnvironment.of(endpoint.toString(), shown).script());
  }

  /// What the shell prints; what it says of errors is printed as well.
  private String output(String shell, Map<String, String> environment, String commands)
      throws IOException, InterruptedException {
    ProcessBuilder process = new ProcessBuilder(shell, "-c", commands);
    process.environment().clear();
    process.environment().put("PATH", System.getenv("PATH"));
    process.environment().put("HOME", folder.toString());
    process.environment().putAll(environment);
    Path printed = folder.resolve("printed");
    Process started =
        process
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    int _ = started.waitFor();
    return Files.readString(printed);
  }
}
