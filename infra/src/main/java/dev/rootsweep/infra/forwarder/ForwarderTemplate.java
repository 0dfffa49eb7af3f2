package dev.rootsweep.infra.forwarder;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.infra.deployment.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.BootstraplessSynthesizer;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/// The forwarder as a template that stands by itself: a stack set takes no assets, and its accounts
/// need no bootstrap.
public final class ForwarderTemplate {
  private static final String NAME = "Forwarder";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private ForwarderTemplate() {}

  /// Writes the template as JSON, with the feature flags of the app that `scope` is in.
  ///
  /// It is synthesized in a folder of its own, which goes at once: the CDK's command line would
  /// take it for one more stack to deploy.
  public static String of(Construct scope, Deployment deployment) {
    try {
      Path folder = Files.createTempDirectory("rootsweep-forwarder");
      try {
        return JSON.writeValueAsString(template(scope, deployment, folder));
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("there is no place for temporary files", e);
    }
  }

  private static Object template(Construct scope, Deployment deployment, Path folder) {
    App app =
        new App(
            AppProps.builder()
                .outdir(folder.toString())
                .analyticsReporting(false)
                .context(featureFlags(scope))
                .build());
    new ForwarderStack(
        app,
        NAME,
        deployment,
        ForwarderStack.MEMBER,
        StackProps.builder()
            .synthesizer(BootstraplessSynthesizer.Builder.create().build())
            .description("Rootsweep: sends root activity of this account to the hub")
            .build());
    return app.synth().getStackByName(NAME).getTemplate();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> featureFlags(Construct scope) {
    Map<String, Object> flags =
        new TreeMap<>((Map<String, Object>) scope.getNode().getAllContext());
    flags.keySet().removeIf(key -> !key.startsWith("@aws-cdk"));
    return flags;
  }

  private static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> below = Files.walk(folder)) {
      paths = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
