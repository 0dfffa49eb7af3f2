package dev.rootsweep.sandbox.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  /// Returns the jars that hold these classes of the running JVM.
  public static List<Path> jarsOf(Class<?>... classes) {
    List<Path> jars = new ArrayList<>();
    for (Class<?> type : classes) {
      jars.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath()));
    }
    return List.copyOf(jars);
  }
}
