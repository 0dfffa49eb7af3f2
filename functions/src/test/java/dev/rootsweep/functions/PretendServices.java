package dev.rootsweep.functions;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// SQS, SNS and EventBridge that take everything.
///
/// The answers are made from AWS's documentation, not captured.
final class PretendServices implements AutoCloseable {
  private static final String PUBLISHED =
      """
      <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>\
      <MessageId>m-1</MessageId></PublishResult></PublishResponse>\
      """;
  private static final String ATTRIBUTES =
      """
      <GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">\
      <GetTopicAttributesResult><Attributes>\
      <entry><key>SubscriptionsConfirmed</key><value>1</value></entry>\
      <entry><key>SubscriptionsPending</key><value>0</value></entry>\
      </Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>\
      """;
  private static final String PUT =
      """
      {"FailedEntryCount":0,"Entries":[{"EventId":"e-1"}]}\
      """;

  private final HttpServer server;

  PretendServices() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", PretendServices::answer);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body =
          said(
                  String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target")),
                  exchange.getRequestBody().readAllBytes())
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String said(String target, byte[] request) throws IOException {
    if (target.startsWith("AmazonSQS.")) {
      return RefusingQueue.taken(new JsonMapper().readTree(request));
    }
    if (target.startsWith("AWSEvents.")) {
      return PUT;
    }
    boolean asked = new String(request, StandardCharsets.UTF_8).contains("GetTopicAttributes");
    return asked ? ATTRIBUTES : PUBLISHED;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
