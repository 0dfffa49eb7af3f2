package dev.rootsweep.sandbox.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.sandbox.runtime.RuntimeApi.Reply;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The API as a runtime asks it, by plain HTTP.
class RuntimeApiTest {
  private final RuntimeApi api = RuntimeApi.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    http.close();
    api.close();
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    assertTrue(InetAddress.getByName(api.address().split(":", -1)[0]).isLoopbackAddress());
  }

  @Test
  void takesAnEventToTheRuntimeAndItsAnswerBack() throws Exception {
    CompletableFuture<Reply> reply = api.invoke("{\"n\":1}");

    HttpResponse<String> event = get("invocation/next");
    String id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    int accepted = post("invocation/" + id + "/response", "{}").statusCode();

    assertEquals("{\"n\":1}", event.body());
    assertEquals(202, accepted);
    assertEquals(new Reply(true, "{}"), reply.get());
  }

  @Test
  void tellsAFailedEventFromAnAnswer() throws Exception {
    CompletableFuture<Reply> reply = api.invoke("{}");

    HttpResponse<String> event = get("invocation/next");
    String id = event.headers().firstValue("Lambda-Runtime-Aws-Request-Id").orElseThrow();
    post("invocation/" + id + "/error", "{\"errorType\":\"Broken\"}");

    assertEquals(new Reply(false, "{\"errorType\":\"Broken\"}"), reply.get());
  }

  @Test
  void refusesAnAnswerThatNobodyAskedFor() throws Exception {
    assertEquals(404, post("invocation/unknown/response", "{}").statusCode());
    assertEquals(404, post("elsewhere", "{}").statusCode());
  }

  @Test
  void failsWhatWaitsWhenTheStartFails() throws Exception {
    CompletableFuture<Reply> reply = api.invoke("{}");

    post("init/error", "no such class");

    assertEquals(Optional.of("no such class"), api.initialized().get());
    assertFalse(reply.get().answered());
  }

  @Test
  void holdsARuntimeAtItsSnapshotUntilItIsRestored() throws Exception {
    CompletableFuture<HttpResponse<String>> waiting =
        http.sendAsync(request("restore/next").build(), BodyHandlers.ofString());

    Optional<String> error = api.initialized().get();
    boolean before = waiting.isDone();
    api.restore();

    assertEquals(Optional.empty(), error);
    assertFalse(before);
    assertEquals(200, waiting.get().statusCode());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return http.send(
        request(path).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://" + api.address() + "/2018-06-01/runtime/" + path));
  }
}
