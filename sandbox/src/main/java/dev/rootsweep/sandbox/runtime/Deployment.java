package dev.rootsweep.sandbox.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A function as it is deployed.
///
/// - shape: `root` is the folder that a zip was unpacked to, with classes at its top and jars in
///   `lib`; `runtime` are the jars that are on Lambda before any function comes: the runtime
///   interface client and what it needs; `handler` names a class; `environment` holds the
///   function's own variables
public record Deployment(
    Path root, List<Path> runtime, String handler, Map<String, String> environment) {
  private static final List<String> CLIENT =
      List.of(
          "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
          "com.amazonaws.services.lambda.runtime.Context",
          "com.amazonaws.services.lambda.runtime.serialization.PojoSerializer",
          "software.amazon.awssdk.utilslite.SdkInternalThreadLocal");

  public Deployment {
    runtime = List.copyOf(runtime);
    environment = Map.copyOf(environment);
  }

  /// Unpacks a function's zip into an empty folder.
  public static Path unpack(Path zip, Path folder) throws IOException {
    try (InputStream bytes = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(bytes)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("outside the zip: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(entries, target);
        }
      }
    }
    return folder;
  }

  /// Returns the jars of the runtime interface client and of what it needs, where this JVM's class
  /// path holds them.
  public static List<Path> runtimeHere() {
    return CLIENT.stream().map(Deployment::jarOf).toList();
  }

  private static Path jarOf(String type) {
    try {
      URL jar = Class.forName(type).getProtectionDomain().getCodeSource().getLocation();
      return Path.of(jar.toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException("the class path lacks the runtime interface client", e);
    }
  }
}
