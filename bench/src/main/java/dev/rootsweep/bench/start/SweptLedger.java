package dev.rootsweep.bench.start;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rootsweep.aws.json.RecordJson;
import dev.rootsweep.bench.figure.Swept;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A ledger that answers at once, takes everything, and remembers of every account that it was
/// clean and its lists were read lately: then a check costs two calls.
///
/// - shape: a row as `StateRow` has it
final class SweptLedger implements AutoCloseable {
  private final HttpServer server;

  private SweptLedger(HttpServer server) {
    this.server = server;
  }

  static SweptLedger start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String claimed = claimed(Instant.now());
    server.createContext("/", exchange -> answer(exchange, claimed));
    server.start();
    return new SweptLedger(server);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, String claimed) {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      byte[] answer =
          (target.endsWith(".UpdateItem") ? claimed : "{}").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger cannot answer", e);
    }
  }

  private static String claimed(Instant now) throws JsonProcessingException {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode row = answer.putObject("Attributes");
    row.putObject("version").put("N", "2");
    row.putObject("lastCheck")
        .put("S", RecordJson.builder().build().writeValueAsString(Swept.at(now)));
    return answer.toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
