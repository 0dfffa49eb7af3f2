package dev.rootsweep.aws;

import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/// Clients that reach a sandbox, or a server that gives one and the same answer.
public final class Reach {
  private Reach() {}

  /// Makes clients that sign as the hub's role.
  public static AwsClients hub(Sandbox sandbox) {
    return as(ExampleOrganization.HUB_ROLE, sandbox.endpoint());
  }

  /// Makes clients that sign as that principal.
  public static AwsClients as(Caller caller, URI endpoint) {
    return AwsClients.at(
            endpoint,
            Region.US_EAST_1,
            AwsBasicCredentials.create(caller.accessKeyId(), caller.secretAccessKey()))
        .withoutDeadlines();
  }

  /// Makes clients of a server.
  public static AwsClients hub(HttpServer server) {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return as(ExampleOrganization.HUB_ROLE, endpoint);
  }

  /// Starts a server for answers that the sandbox does not give.
  public static HttpServer answering(int status, String contentType, String body) {
    return answering(status, contentType, _ -> body);
  }

  /// Starts a server that answers by what it is asked: the operation and the body.
  public static HttpServer answering(String contentType, UnaryOperator<String> answer) {
    return answering(200, contentType, answer);
  }

  /// Starts a server that answers with that status by what it is asked.
  public static HttpServer answering(int status, String contentType, UnaryOperator<String> answer) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              String body =
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
              String asked = exchange.getRequestHeaders().getFirst("X-Amz-Target") + " " + body;
              byte[] bytes = answer.apply(asked).getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().set("Content-Type", contentType);
              exchange.sendResponseHeaders(status, bytes.length);
              exchange.getResponseBody().write(bytes);
            }
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
