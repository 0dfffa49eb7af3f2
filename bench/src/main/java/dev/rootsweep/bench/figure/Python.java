package dev.rootsweep.bench.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A Python of our own with boto3, made once.
///
/// - errors: `IOException` where there is no Python, or boto3 cannot be installed
public final class Python {
  private Python() {}

  /// Returns the interpreter; the first time that makes an environment and installs boto3 with pip.
  public static Path withBoto3(Place place) throws IOException, InterruptedException {
    Path environment = place.work().resolve("python");
    Path python = environment.resolve("bin").resolve("python");
    if (!Files.exists(environment.resolve("ready"))) {
      run(List.of("python3", "-m", "venv", environment.toString()));
      run(List.of(python.toString(), "-m", "pip", "install", "--quiet", "boto3"));
      Files.writeString(environment.resolve("ready"), "");
    }
    return python;
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IOException(
          "no Python with boto3: %s ended with %d; what it said is above"
              .formatted(String.join(" ", command), code));
    }
  }
}
