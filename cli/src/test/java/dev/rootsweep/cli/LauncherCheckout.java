package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The launcher in a checkout of its own, with a Maven and a Java that only write down that they
/// ran.
final class LauncherCheckout {
  static final String BUILDING = "Building Rootsweep (first use, one to four minutes)...\n";
  static final String PREPARING = "Preparing a quick start of Rootsweep (some seconds)...\n";

  /// What the launcher calls. It does without flock and ps.
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cut",
          "date",
          "dirname",
          "env",
          "find",
          "grep",
          "head",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sleep",
          "stty");

  /// A Maven that waits between `begun` and `release` where the test made these pipes.
  private static final String MAVEN =
      """
      #!/bin/bash
      cd "$(dirname "$0")/.."
      echo built >>builds
      if [ -e fails ]; then cat fails; exit 1; fi
      if [ -p begun ]; then echo begun >begun; read -r _ <release; fi
      if [ -e made ]; then mv made cli/target/quick; exit; fi
      mkdir -p cli/target/quick/lib
      echo jar >cli/target/quick/rootsweep-cli-0.1.0-SNAPSHOT.jar
      """;

  /// A Java that makes the cache it is asked for, unless it is to fail then or in the training, and
  /// writes its words to standard output.
  private static final String JAVA =
      """
      #!/bin/bash
      printf '%s\n' "$@"
      for word in "$@"; do
        case $word in
          dev.rootsweep.cli.Training) if [ -e "${0%/*}/untrained" ]; then echo no audit; exit 1; fi ;;
          -XX:AOTMode=create) creates=yes ;;
          -XX:AOTCache=*) cache=${word#*=} ;;
        esac
      done
      if [ -n "$creates" ]; then
        if [ -e "${0%/*}/fails" ]; then echo why; exit 1; fi
        if [ -e "${0%/*}/makes-none" ]; then echo none; exit; fi
        printf '%s\n' "${AWS_PROFILE:-no profile}" >"$cache"
      fi
      """;

  private final Path folder;

  LauncherCheckout(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    for (String tool : TOOLS) {
      lend(tool);
    }
    if (Tools.find("ps").isPresent()) {
      lend("ps");
    }
    program("rootsweep", Files.readString(Path.of("..", "rootsweep")));
    program("tools/mvn", MAVEN);
    program("bin/find-jdk", "#!/bin/bash\necho " + this.folder + "/jdk\n");
    program("jdk/bin/java", JAVA);
    write("jdk/release", "JAVA_VERSION=\"25\"\n");
    write("pom.xml", "<project/>");
  }

  /// Takes the Java of this process, which writes down the classes that it loads.
  ///
  /// - shape: the launcher's first three words are flags, and one of them ends all logging
  Path useThisJava() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    Path classes = path("classes");
    program(
        "jdk/bin/java",
        "#!/bin/bash\nexec '%s/bin/java' \"${@:1:3}\" '-Xlog:class+load:file=%s' \"${@:4}\"\n"
            .formatted(home, classes));
    write("jdk/release", Files.readString(home.resolve("release")));
    return classes;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  Path write(String name, String text) throws IOException {
    Files.createDirectories(path(name).getParent());
    return Files.writeString(path(name), text);
  }

  Process start(String... command) throws IOException {
    return start(Map.of(), command);
  }

  Process start(Map<String, String> environment, String... command) throws IOException {
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().put("PATH", path("tools").toString());
    process.environment().putAll(environment);
    return process.start();
  }

  static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// The folder that the started Java has on its class path.
  static Path classPath(Process process) throws IOException {
    String jar = words(process).stream().dropWhile(word -> !word.equals("-cp")).toList().get(1);
    return Path.of(jar.substring(0, jar.indexOf("/rootsweep-cli-")));
  }

  /// What the started Java is called with.
  static List<String> words(Process process) throws IOException {
    try (BufferedReader arguments = process.inputReader()) {
      return arguments.lines().toList();
    }
  }

  List<String> builds() throws IOException {
    return Files.readAllLines(path("builds"));
  }

  void pipe(String name) throws IOException, InterruptedException {
    assertEquals(0, new ProcessBuilder("mkfifo", path(name).toString()).start().waitFor());
  }

  /// Makes a tool of this machine one of the launcher's.
  void lend(String tool) throws IOException {
    Path found = Tools.find(tool).orElseThrow(() -> new IOException("no " + tool));
    program("tools/" + tool, "#!/bin/sh\nexec '" + found + "' \"$@\"\n");
  }

  private void program(String name, String text) throws IOException {
    assertTrue(write(name, text).toFile().setExecutable(true));
  }
}
