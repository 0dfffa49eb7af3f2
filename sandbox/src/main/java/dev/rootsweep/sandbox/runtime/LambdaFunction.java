package dev.rootsweep.sandbox.runtime;

import dev.rootsweep.sandbox.runtime.RuntimeApi.Reply;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// A function in a JVM of its own, started as Lambda starts it, by AWS's runtime interface client.
///
/// Nothing of this machine's environment reaches it, and it ends with this object at the latest.
public final class LambdaFunction implements AutoCloseable {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.";
  private static final int MEMORY_MEGABYTES = 512;
  private static final int TIMEOUT_SECONDS = 900;

  private final RuntimeApi api;
  private final Process process;
  private final Path folder;

  private LambdaFunction(RuntimeApi api, Process process, Path folder) {
    this.api = api;
    this.process = process;
    this.folder = folder;
  }

  /// Starts a function, and does not wait for it.
  public static LambdaFunction start(Deployment deployment, Initialization initialization) {
    RuntimeApi api = RuntimeApi.start();
    try {
      Path folder = Files.createTempDirectory("pretend-lambda");
      ProcessBuilder builder = new ProcessBuilder(command(deployment, initialization, folder));
      builder.environment().clear();
      builder.environment().putAll(environment(deployment, initialization, api.address()));
      Process process =
          builder
              .directory(deployment.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output").toFile())
              .start();
      return new LambdaFunction(api, process, folder);
    } catch (IOException failure) {
      api.close();
      throw new UncheckedIOException("the function does not start", failure);
    }
  }

  /// The command line of Lambda's own `java`, as far as it matters elsewhere.
  private static List<String> command(
      Deployment deployment, Initialization initialization, Path folder) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xmx" + MEMORY_MEGABYTES * 85 / 100 + "m"));
    // A function's machine has as much memory as the function: the JVM begins with a small heap.
    command.add("-XX:MaxRAM=" + MEMORY_MEGABYTES + "m");
    command.add(initialization.flag());
    command.addAll(
        List.of(
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "-Djava.net.preferIPv4Stack=true",
            "-D" + CLIENT + "runtimeapi.NativeClient.JNI=" + library(deployment, folder),
            "-cp",
            deployment.runtime().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            CLIENT + "AWSLambda",
            deployment.handler()));
    return command;
  }

  /// Takes the client's native library from its jar: by itself it would unpack it to one path for
  /// all processes of a machine.
  private static Path library(Deployment deployment, Path folder) throws IOException {
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "jni/libaws-lambda-jni.linux-" + processor + ".so";
    for (Path jar : deployment.runtime()) {
      try (ZipFile files = new ZipFile(jar.toFile())) {
        ZipEntry entry = files.getEntry(name);
        if (entry != null) {
          try (InputStream bytes = files.getInputStream(entry)) {
            Path library = folder.resolve("client.so");
            Files.copy(bytes, library);
            return library;
          }
        }
      }
    }
    throw new IOException("no jar of the runtime holds " + name + ": " + deployment.runtime());
  }

  private static Map<String, String> environment(
      Deployment deployment, Initialization initialization, String api) {
    Map<String, String> environment = new HashMap<>(deployment.environment());
    environment.put("AWS_LAMBDA_RUNTIME_API", api);
    environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", initialization.type());
    environment.put("AWS_LAMBDA_FUNCTION_NAME", "pretend");
    environment.put("AWS_LAMBDA_FUNCTION_VERSION", "1");
    environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(MEMORY_MEGABYTES));
    environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/pretend");
    environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "pretend");
    environment.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
    environment.put("LAMBDA_TASK_ROOT", deployment.root().toString());
    environment.put("_HANDLER", deployment.handler());
    environment.put("HOME", deployment.root().toString());
    environment.put("LANG", "en_US.UTF-8");
    environment.put("TZ", ":UTC");
    return environment;
  }

  /// Waits until the function has started: on demand until it asks for an event, under SnapStart
  /// until its snapshot could be taken.
  public void awaitStart() {
    Optional<String> error = await(api.initialized());
    if (error.isPresent()) {
      throw new IllegalStateException("the start failed: " + error.get() + "\n" + output());
    }
  }

  /// Goes on after the snapshot.
  public void restore() {
    api.restore();
  }

  /// Hands the function an event and returns its answer.
  ///
  /// - errors: `IllegalStateException` with the function's output, when it fails, dies or takes
  ///   more than a quarter of an hour
  public String invoke(String event) {
    Reply reply = await(api.invoke(event));
    if (!reply.answered()) {
      throw new IllegalStateException("the function failed: " + reply.body() + "\n" + output());
    }
    return reply.body();
  }

  private <T> T await(CompletableFuture<T> told) {
    CompletableFuture<T> died =
        process
            .onExit()
            .thenApply(
                ended -> {
                  throw new IllegalStateException("it ended with " + ended.exitValue());
                });
    try {
      return told.applyToEither(died, value -> value).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new IllegalStateException("no answer came: " + failure + "\n" + output(), failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", failure);
    }
  }

  /// Returns what the function wrote so far, which on Lambda is its log.
  public String output() {
    try {
      return Files.readString(folder.resolve("output"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /// Returns the id of its process.
  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    api.close();
    try {
      Files.deleteIfExists(folder.resolve("output"));
      Files.deleteIfExists(folder.resolve("client.so"));
      Files.deleteIfExists(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
