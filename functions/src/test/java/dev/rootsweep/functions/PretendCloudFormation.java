package dev.rootsweep.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Where a custom resource's answer goes, at an address that nobody may learn.
final class PretendCloudFormation implements AutoCloseable {
  /// Part of the address.
  static final String SECRET = "secret-of-the-answer";

  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  PretendCloudFormation() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answers.add(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
          }
        });
    server.start();
  }

  /// Writes what CloudFormation sends to the set-up of an organization.
  String request(String type, String hub) {
    return """
    {"RequestType":"%s","ResponseURL":"http://127.0.0.1:%d/answer?%s","StackId":"stack",
     "RequestId":"request","ResourceType":"Custom::RootsweepOrganization",
     "LogicalResourceId":"logical","ResourceProperties":{"HubAccount":"%s"}}\
    """
        .formatted(type, server.getAddress().getPort(), SECRET, hub);
  }

  /// Returns the one answer that came.
  JsonNode answer() throws IOException {
    if (answers.size() != 1) {
      throw new AssertionError(answers.size() + " answers instead of one");
    }
    return new JsonMapper().readTree(answers.getFirst());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
