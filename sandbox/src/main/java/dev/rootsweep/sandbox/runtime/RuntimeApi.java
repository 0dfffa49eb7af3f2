package dev.rootsweep.sandbox.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// The server that a function's runtime asks for events and tells its answers, on loopback.
///
/// - source: AWS's documentation, "Using the Lambda runtime API for custom runtimes"; the paths
///   under `restore` are those that AWS's runtime interface client asks for under SnapStart
public final class RuntimeApi implements AutoCloseable {
  private static final String ROOT = "/2018-06-01/runtime/";
  private static final String INVOCATION = ROOT + "invocation/";
  private static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
  private static final Duration FUNCTION_TIMEOUT = Duration.ofMinutes(15);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger numbers = new AtomicInteger();
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Map<String, CompletableFuture<Reply>> awaited = new ConcurrentHashMap<>();
  private final CompletableFuture<Optional<String>> initialized = new CompletableFuture<>();
  private final CountDownLatch restored = new CountDownLatch(1);

  private RuntimeApi(HttpServer server) {
    this.server = server;
  }

  /// Starts on any free port.
  public static RuntimeApi start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      RuntimeApi api = new RuntimeApi(server);
      server.setExecutor(api.threads);
      server.createContext(ROOT, api::answer);
      server.start();
      return api;
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot listen on loopback", failure);
    }
  }

  /// Returns the value of `AWS_LAMBDA_RUNTIME_API`: host and port.
  public String address() {
    InetSocketAddress address = server.getAddress();
    return address.getAddress().getHostAddress() + ":" + address.getPort();
  }

  /// Hands an event to the next runtime that asks for one.
  public CompletableFuture<Reply> invoke(String event) {
    String id = "00000000-0000-4000-8000-%012d".formatted(numbers.incrementAndGet());
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    awaited.put(id, reply);
    events.add(new Event(id, event));
    return reply;
  }

  /// Completes when the runtime asks for its first event, or for its restoration; empty when its
  /// start went well, else with what it reported.
  public CompletableFuture<Optional<String>> initialized() {
    return initialized;
  }

  /// Lets a runtime go on that waits where Lambda would take the snapshot.
  public void restore() {
    restored.countDown();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (path.equals(INVOCATION + "next")) {
        initialized.complete(Optional.empty());
        next(exchange);
      } else if (path.equals(ROOT + "restore/next")) {
        initialized.complete(Optional.empty());
        restored.await();
        send(exchange, 200, "");
      } else {
        send(exchange, told(path, body) ? 202 : 404, "");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    Event event = events.take();
    Instant deadline = Instant.now().plus(FUNCTION_TIMEOUT);
    exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", event.id());
    exchange.getResponseHeaders().set("Lambda-Runtime-Trace-Id", TRACE);
    exchange
        .getResponseHeaders()
        .set("Lambda-Runtime-Deadline-Ms", String.valueOf(deadline.toEpochMilli()));
    exchange
        .getResponseHeaders()
        .set(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:us-east-1:222222222222:function:pretend");
    send(exchange, 200, event.body());
  }

  /// Tells whether somebody waits for what the runtime reports.
  private boolean told(String path, String body) {
    if (path.equals(ROOT + "init/error") || path.equals(ROOT + "restore/error")) {
      initialized.complete(Optional.of(body));
      Reply failed = new Reply(false, body);
      awaited.values().forEach(reply -> reply.complete(failed));
      return true;
    }
    boolean response = path.endsWith("/response");
    String id = path.replaceFirst("/(response|error)$", "").replaceFirst("^" + INVOCATION, "");
    CompletableFuture<Reply> reply = awaited.remove(id);
    return reply != null && reply.complete(new Reply(response, body));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /// What the function said to one event.
  ///
  /// - shape: `body` is the answer where the handler returned one, else the reported error
  public record Reply(boolean answered, String body) {}

  private record Event(String id, String body) {}
}
