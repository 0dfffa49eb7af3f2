package dev.rootsweep.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.infra.deployment.DeploymentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.cxapi.CloudFormationStackArtifact;

/// The templates of a deployment, synthesized once for all tests.
///
/// - shape: the zip is a stand-in; `DeployedLinksTest` looks at the real one
public final class Synthesized {
  /// The management account, the hub account and a member of the sample events.
  public static final String MANAGEMENT = "111111111111";

  public static final String HUB = "222222222222";

  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<Map<String, Object>, Synthesized> ALL = new ConcurrentHashMap<>();

  private final Map<String, Template> templates = new TreeMap<>();

  private Synthesized(Map<String, ?> context) {
    for (CloudFormationStackArtifact stack : app(context).synth().getStacks()) {
      JsonNode json = JSON.valueToTree(stack.getTemplate());
      templates.put(stack.getStackName(), new Template(json));
    }
  }

  /// Lays a deployment out; it is yet to be synthesized.
  static App app(Map<String, ?> context) {
    Path folder = folder(context);
    App app =
        new App(
            AppProps.builder()
                .outdir(folder.resolve("cdk.out").toString())
                .context(featureFlags())
                .analyticsReporting(false)
                .build());
    RootsweepApp.lay(app, DeploymentReader.of(context), zip(folder));
    return app;
  }

  /// What cdk.json says that concerns the CDK: a user's deployment is synthesized with it.
  private static Map<String, Object> featureFlags() {
    try {
      return JSON.convertValue(
          JSON.readTree(Path.of("..", "cdk.json").toFile()).path("context"),
          new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A folder for each deployment, below what a clean build removes.
  private static Path folder(Map<String, ?> context) {
    try {
      return Files.createDirectories(
              Path.of("target", "synth", Integer.toHexString(context.hashCode())))
          .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String zip(Path folder) {
    try {
      return Files.writeString(folder.resolve("stand-in.zip"), "stands in for the functions")
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the topology `hub` with nothing but what must be said.
  public static Synthesized hub() {
    return with(Map.of());
  }

  /// Returns the topology `single` with nothing but what must be said.
  public static Synthesized single() {
    return with(Map.of("topology", "single", "hubAccount", ""));
  }

  /// Returns a deployment that says something more, or something else.
  public static Synthesized with(Map<String, Object> more) {
    return ALL.computeIfAbsent(usualWith(more), Synthesized::new);
  }

  /// Returns the settings that must be given, and more.
  static Map<String, Object> usualWith(Map<String, Object> more) {
    Map<String, Object> context = new HashMap<>(usual());
    context.putAll(more);
    return context;
  }

  /// Returns the settings that must be given.
  public static Map<String, Object> usual() {
    return Map.of(
        "organizationId",
        "o-abcde12345",
        "managementAccount",
        MANAGEMENT,
        "hubAccount",
        HUB,
        "email",
        "security@example.com");
  }

  /// Returns all templates by the names of their stacks.
  public Map<String, Template> templates() {
    return templates;
  }

  /// Returns the template of one stack.
  public Template template(String stack) {
    Template template = templates.get(stack);
    if (template == null) {
      throw new IllegalArgumentException(stack + " is none of " + templates.keySet());
    }
    return template;
  }
}
