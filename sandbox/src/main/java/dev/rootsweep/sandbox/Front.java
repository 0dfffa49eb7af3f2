package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.rootsweep.sandbox.wire.Protocol;
import dev.rootsweep.sandbox.wire.Refusal;
import dev.rootsweep.sandbox.wire.Reply;
import dev.rootsweep.sandbox.wire.Request;
import dev.rootsweep.sandbox.wire.Signature;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// Takes HTTP requests, has them answered, and records both.
final class Front implements HttpHandler {

  private static final int NO_BODY = -1;

  private final Aws aws;
  private final CallRecord record;

  Front(Aws aws, CallRecord record) {
    this.aws = aws;
    this.record = record;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      long arrived = record.arrive();
      long number = record.next();
      Request request = read(exchange);
      Target target = Target.of(request);
      String requestId = UUID.randomUUID().toString();
      Answer answer = answer(request, target, requestId);
      record.answer(position -> call(number, request, target, answer, arrived, position));
      if (answer.reply().isPresent()) {
        send(exchange, request, answer.reply().get(), requestId);
      }
    }
  }

  private Answer answer(Request request, Target target, String requestId) {
    Protocol protocol = target.protocol();
    return switch (aws.answer(request, target)) {
      case Ending.Given(ObjectNode result) ->
          Answer.given(protocol.success(target.operation(), result, requestId));
      case Ending.Refused(Refusal refusal, Optional<Mishap> mishap) ->
          Answer.refused(protocol.refusal(refusal, requestId), refusal.code(), mishap);
      case Ending.Lost(Mishap mishap) -> Answer.lost(mishap);
    };
  }

  private Call call(
      long number, Request request, Target target, Answer answer, long arrived, long answered) {
    String key = Signature.of(request).map(Signature::accessKeyId).orElse("");
    return new Call(
        number,
        target.service(),
        target.operation(),
        aws.account(key).or(target::account),
        key,
        target.harmless(),
        answer.reply().map(Reply::status).orElse(Strike.NO_ANSWER),
        answer.errorCode(),
        answer.mishap(),
        arrived,
        answered);
  }

  private static Request read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", all)));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        headers,
        exchange.getRequestBody().readAllBytes());
  }

  private static void send(HttpExchange exchange, Request request, Reply reply, String requestId)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", reply.contentType());
    headers.set("x-amzn-RequestId", requestId);
    reply.headers().forEach(headers::set);
    if (request.method().equals("HEAD")) {
      exchange.sendResponseHeaders(reply.status(), NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    exchange.getResponseBody().write(reply.body());
  }

  /// What is sent, the error it names, and the fault that struck.
  private record Answer(
      Optional<Reply> reply, Optional<String> errorCode, Optional<Mishap> mishap) {

    static Answer given(Reply reply) {
      return new Answer(Optional.of(reply), Optional.empty(), Optional.empty());
    }

    static Answer refused(Reply reply, String code, Optional<Mishap> mishap) {
      return new Answer(Optional.of(reply), Optional.of(code), mishap);
    }

    static Answer lost(Mishap mishap) {
      return new Answer(Optional.empty(), Optional.of("NoAnswer"), Optional.of(mishap));
    }
  }
}
