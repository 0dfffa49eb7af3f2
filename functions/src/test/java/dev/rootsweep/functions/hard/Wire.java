package dev.rootsweep.functions.hard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.core.fake.Crash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The line between the product and the sandbox: every byte passes here, and it can be cut.
final class Wire implements AutoCloseable {
  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
  private static final Set<String> PASSED_ON =
      Set.of("authorization", "content-type", "host", "x-amz-date", "x-amz-security-token");
  private static final String QUERY_CUT =
      "<ErrorResponse><Error><Type>Sender</Type><Code>LineCut</Code>"
          + "<Message>The line is cut.</Message></Error></ErrorResponse>";
  private static final String JSON_CUT =
      "{\"__type\":\"LineCut\",\"message\":\"The line is cut.\"}";

  /// What a call meets on its way.
  interface Line {
    /// Answers the call of that operation; `effect` is what the sandbox makes of it.
    Answer pass(String operation, Supplier<Answer> effect);
  }

  /// An answer as it came.
  record Answer(int status, String contentType, String body) {}

  private final URI sandbox;
  private final Consumer<String> answers;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Line line = (_, effect) -> effect.get();

  /// Puts a line before the sandbox; `answers` hears every answer.
  Wire(URI sandbox, Consumer<String> answers) {
    this.sandbox = sandbox;
    this.answers = answers;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::carry);
    server.start();
  }

  /// Returns where the product finds AWS.
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Lets calls meet that from now on.
  void line(Line other) {
    line = other;
  }

  private void carry(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = text(exchange);
      Optional<String> target =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
      String operation = target.map(Wire::last).orElseGet(() -> action(body));
      Answer answer;
      try {
        answer = line.pass(operation, () -> ask(exchange, body));
      } catch (Crash _) {
        // Not to be tried again: whoever asked is dead.
        answer = new Answer(400, "text/xml", target.isPresent() ? JSON_CUT : QUERY_CUT);
      } catch (UncheckedIOException _) {
        return;
      }
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType());
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static String text(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String last(String target) {
    return target.substring(target.lastIndexOf('.') + 1);
  }

  private static String action(String body) {
    Matcher action = ACTION.matcher(body);
    return action.find() ? action.group(1) : "unknown";
  }

  /// - errors: `UncheckedIOException` when the sandbox dropped the connection
  private Answer ask(HttpExchange exchange, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sandbox.resolve(exchange.getRequestURI()))
            .POST(BodyPublishers.ofString(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> pass(request, name, value)));
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      answers.accept(answer.body());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return new Answer(answer.statusCode(), type, answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted", e));
    }
  }

  private static void pass(HttpRequest.Builder request, String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (PASSED_ON.contains(lower) || lower.startsWith("x-amz-") || lower.startsWith("amz-sdk-")) {
      request.header(name, value);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
    threads.shutdownNow();
  }
}
