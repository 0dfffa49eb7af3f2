package dev.rootsweep.bench.command;

import dev.rootsweep.sandbox.ExampleOrganization;
import java.net.URI;
import java.util.Map;

/// The environment in which a tool meets the sandbox, and nothing else of AWS.
final class SandboxVariables {
  private static final String NO_FILE = "/dev/null";

  private SandboxVariables() {}

  /// Takes away what names real AWS or a deployed Rootsweep, and names the sandbox.
  static void putInto(Map<String, String> environment, URI endpoint) {
    environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("ROOTSWEEP_"));
    environment.putAll(
        Map.of(
            "AWS_ENDPOINT_URL",
            endpoint.toString(),
            "AWS_ACCESS_KEY_ID",
            ExampleOrganization.HUB_ROLE.accessKeyId(),
            "AWS_SECRET_ACCESS_KEY",
            ExampleOrganization.HUB_ROLE.secretAccessKey(),
            "AWS_REGION",
            "us-east-1",
            "AWS_DEFAULT_REGION",
            "us-east-1",
            "AWS_CONFIG_FILE",
            NO_FILE,
            "AWS_SHARED_CREDENTIALS_FILE",
            NO_FILE,
            "AWS_EC2_METADATA_DISABLED",
            "true",
            "NO_PROXY",
            "127.0.0.1",
            "no_proxy",
            "127.0.0.1"));
  }
}
