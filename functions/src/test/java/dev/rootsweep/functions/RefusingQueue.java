package dev.rootsweep.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// SQS with a check queue that takes messages, and without a dead-letter queue.
///
/// The answers are made from AWS's documentation of SendMessage and SendMessageBatch, not captured.
final class RefusingQueue implements AutoCloseable {
  private static final String GONE =
      "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"no such queue\"}";

  private final HttpServer server;

  private RefusingQueue(HttpServer server) {
    this.server = server;
  }

  static RefusingQueue start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", RefusingQueue::answer);
    server.start();
    return new RefusingQueue(server);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  String checks() {
    return endpoint() + "/222222222222/checks";
  }

  String deadLetters() {
    return endpoint() + "/222222222222/dead-letters";
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = new JsonMapper().readTree(exchange.getRequestBody().readAllBytes());
      boolean known = request.path("QueueUrl").asText().endsWith("/checks");
      byte[] body = (known ? taken(request) : GONE).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(known ? 200 : 400, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  static String taken(JsonNode request) {
    return request.has("Entries")
        ? request
            .path("Entries")
            .valueStream()
            .map(entry -> "{\"Id\":%s,%s}".formatted(entry.path("Id"), sent(entry)))
            .collect(Collectors.joining(",", "{\"Successful\":[", "],\"Failed\":[]}"))
        : "{" + sent(request) + "}";
  }

  /// The SDK compares the sum that SQS returns with its own.
  private static String sent(JsonNode message) {
    byte[] body = message.path("MessageBody").asText().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(body);
      return "\"MessageId\":\"m-1\",\"MD5OfMessageBody\":\"%s\""
          .formatted(HexFormat.of().formatHex(sum));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
