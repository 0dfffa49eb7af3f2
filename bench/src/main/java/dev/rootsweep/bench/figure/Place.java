package dev.rootsweep.bench.figure;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where the measurement finds what was built, and where it may write.
///
/// - `root`: the folder of the repository
/// - `build`: the name of a module's build folder, `target` or below it
public record Place(Path root, String build) {
  private static final List<String> AS_LAMBDA =
      List.of("-XX:+UseSerialGC", "-Xmx435m", "-XX:MaxRAM=512m");

  /// What writes the log, as in `bench/run`.
  private static final List<String> LOG =
      List.of(
          "-Dslf4j.internal.verbosity=WARN",
          "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider");

  /// A folder for what the measurement makes.
  public Path work() {
    return root.resolve("bench").resolve(build).resolve("work");
  }

  /// The zip that is deployed.
  public Path functionsZip() {
    return root.resolve("functions").resolve(build).resolve("rootsweep-functions.zip");
  }

  /// The function that is written the usual way, in Lambda's layout.
  public Path usualFunction() {
    return root.resolve("bench/usual").resolve(build).resolve("function");
  }

  /// The java that runs this.
  public Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /// The command of a JVM with this one's class path; `prefix` may bind it to a core.
  public List<String> jvm(
      List<String> prefix, Class<?> main, List<String> flags, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(java().toString());
    command.addAll(flags);
    command.addAll(LOG);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }

  /// The command of a JVM with this one's class path and what is written the usual way, as large as
  /// a function's.
  public List<String> usualJvm(String main, String... arguments) {
    Path classes = root.resolve("bench/usual").resolve(build).resolve("classes");
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.addAll(AS_LAMBDA);
    command.add("-cp");
    command.add(System.getProperty("java.class.path") + File.pathSeparator + classes);
    command.add(main);
    command.addAll(List.of(arguments));
    return List.copyOf(command);
  }
}
