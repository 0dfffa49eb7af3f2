package dev.rootsweep.aws.alert;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// SNS and EventBridge on loopback: takes every request down, answers as it is told.
///
/// The answers are made from AWS's documentation, not captured.
final class AlertServer implements AutoCloseable {
  /// What came in: the operation's target (EventBridge), and the body as it was sent.
  record Request(@Nullable String target, String body) {
    /// The fields of a form (SNS).
    Map<String, String> form() {
      Map<String, String> fields = new TreeMap<>();
      for (String field : body.split("&", -1)) {
        String[] parts = field.split("=", 2);
        fields.put(decoded(parts[0]), decoded(parts[1]));
      }
      return fields;
    }

    /// One field of a form.
    String field(String name) {
      return Objects.requireNonNull(form().get(name), name);
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
  }

  static final String PUBLISHED =
      """
      <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
      <MessageId>m-1</MessageId></PublishResult></PublishResponse>\
      """;
  static final String PUT =
      """
      {"FailedEntryCount":0,"Entries":[{"EventId":"e-1"}]}\
      """;

  private final HttpServer server;
  private final List<Request> requests = new ArrayList<>();
  private int status = 200;
  private String reply;

  AlertServer(String reply) {
    this.reply = reply;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  AwsClients clients() {
    return Reach.hub(server).withoutBackOff();
  }

  synchronized void answer(int code, String text) {
    status = code;
    reply = text;
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  synchronized Request only() {
    if (requests.size() != 1) {
      throw new AssertionError(requests.size() + " requests instead of one");
    }
    return requests.getFirst();
  }

  /// An error in the words of SNS.
  static String snsError(String code, String text) {
    return """
    <ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type>\
    <Code>%s</Code><Message>%s</Message></Error><RequestId>r-1</RequestId></ErrorResponse>\
    """
        .formatted(code, text);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      requests.add(new Request(target, body));
      byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .set("Content-Type", target == null ? "text/xml" : "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
