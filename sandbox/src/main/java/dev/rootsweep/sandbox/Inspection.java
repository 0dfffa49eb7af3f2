package dev.rootsweep.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/// Shows what happened and what is there, to whoever can reach the sandbox: without secrets and
/// e-mail addresses. Looking is not recorded.
final class Inspection implements HttpHandler {

  static final String PATH = "/_sandbox/";

  private static final int UNKNOWN_LENGTH = 0;
  private static final int NO_BODY = -1;

  private final Organization organization;
  private final CallRecord record;

  Inspection(Organization organization, CallRecord record) {
    this.organization = organization;
    this.record = record;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        exchange.sendResponseHeaders(405, NO_BODY);
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case PATH + "calls" -> send(exchange, "application/x-ndjson", this::calls);
        case PATH + "state" -> send(exchange, "application/json", this::state);
        case null, default -> exchange.sendResponseHeaders(404, NO_BODY);
      }
    }
  }

  private static void send(HttpExchange exchange, String type, Content content) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, UNKNOWN_LENGTH);
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(exchange.getResponseBody(), StandardCharsets.UTF_8))) {
      content.write(out);
    }
  }

  private void calls(Writer out) {
    record.forEach(
        _ -> true,
        call -> {
          try {
            out.write(CallJson.write(call));
            out.write('\n');
          } catch (IOException gone) {
            throw new UncheckedIOException("the reader of the calls is gone", gone);
          }
        });
  }

  private void state(Writer out) throws IOException {
    out.write(StateJson.write(organization));
  }

  /// Something that can be written.
  @FunctionalInterface
  private interface Content {
    void write(Writer out) throws IOException;
  }
}
