package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxVariablesTest {
  @Test
  void leaveNothingThatLeadsToRealAws() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "PATH", "/bin",
                "AWS_PROFILE", "production",
                "AWS_SESSION_TOKEN", "token",
                "AWS_ENDPOINT_URL_STS", "https://sts.example.com",
                "ROOTSWEEP_LEDGER_TABLE", "rootsweep-ledger"));

    SandboxVariables.putInto(environment, URI.create("http://127.0.0.1:1"));

    assertEquals("/bin", environment.get("PATH"));
    assertEquals("http://127.0.0.1:1", environment.get("AWS_ENDPOINT_URL"));
    assertFalse(environment.containsKey("AWS_PROFILE"));
    assertFalse(environment.containsKey("AWS_SESSION_TOKEN"));
    assertFalse(environment.containsKey("AWS_ENDPOINT_URL_STS"));
    assertFalse(environment.containsKey("ROOTSWEEP_LEDGER_TABLE"));
  }
}
