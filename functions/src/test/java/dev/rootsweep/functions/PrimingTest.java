package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.rehearsal.Rehearsal;
import dev.rootsweep.core.port.PortFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

class PrimingTest {
  static List<Priming> all() {
    return List.of(CheckHandler.priming(clients()), rootActivity());
  }

  private static Priming rootActivity() {
    return RootActivityHandler.priming(clients());
  }

  /// Clients of AWS itself: whatever leaves the process asks for a host of AWS.
  private static AwsClients clients() {
    return AwsClients.of("us-east-1", "aws", Map.of()).withoutDeadlines();
  }

  @ParameterizedTest
  @MethodSource("all")
  void endsAsItShouldAndLeavesNothing(Priming priming) {
    PrintStream before = System.out;
    ByteArrayOutputStream logged = new ByteArrayOutputStream();
    PrintStream log = new PrintStream(logged, true, StandardCharsets.UTF_8);
    System.setOut(log);
    try {
      assertDoesNotThrow(priming::run);
      assertSame(log, System.out);
    } finally {
      System.setOut(before);
    }

    assertEquals("", logged.toString(StandardCharsets.UTF_8));
    assertEquals(Map.of(), Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void connectsToThisProcessOnly(Priming priming) {
    HostsAsked asked = new HostsAsked();
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(asked);
    try {
      priming.run();
    } finally {
      ProxySelector.setDefault(before);
    }

    assertEquals(Set.of("127.0.0.1"), asked.hosts);
  }

  @Test
  void throwsWhenAnotherOutcomeIsLogged() {
    Priming priming = rootActivity();
    Priming other =
        new Priming(
            clients(), priming.handler(), priming.messages(), List.of("Alerted", "Duplicate"));
    PrintStream log = System.out;

    IllegalStateException failure = assertThrows(IllegalStateException.class, other::run);

    assertTrue(told(failure).contains("\"outcome\":\"Alerted\""), told(failure));
    assertSame(log, System.out);
    assertEquals(Map.of(), Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of()));
  }

  @Test
  void throwsWhenAMessageFails() {
    Priming priming = rootActivity();
    Priming other = new Priming(clients(), priming.handler(), _ -> List.of("no event"), List.of());

    IllegalStateException failure = assertThrows(IllegalStateException.class, other::run);

    assertTrue(told(failure).contains("\"itemIdentifier\":\"m1\""), told(failure));
  }

  @Test
  void throwsWhenARefusedCallWasDoneWithout() {
    Priming other =
        new Priming(
            clients(),
            rehearsed ->
                (_, answer, _) -> {
                  assertThrows(
                      PortFailure.class,
                      () -> Rehearsal.activity(rehearsed).queue().bury("{}", "a test"));
                  answer.write("{\"batchItemFailures\":[]}".getBytes(StandardCharsets.UTF_8));
                },
            Rehearsal::activityMessages,
            List.of());

    IllegalStateException failure = assertThrows(IllegalStateException.class, other::run);

    assertTrue(told(failure).contains("AmazonSQS.SendMessage"), told(failure));
    assertFalse(told(failure).contains("itemIdentifier"), told(failure));
  }

  @Test
  void callsNobodyBeforeTheSnapshotOfChecks() {
    try (World world = World.enforcing()) {
      CheckHandler handler = world.handler();

      handler.beforeCheckpoint(Core.getGlobalContext());
      handler.afterRestore(Core.getGlobalContext());

      assertEquals(List.of(), world.operations());
      assertEquals(List.of(), world.queue.sent());
      assertEquals(List.of(), world.queue.buried());
      assertEquals(List.of(), List.copyOf(world.answers));
    }
  }

  @Test
  void leavesAHandlerThatAsksAws() {
    try (World world = World.enforcing()) {
      CheckHandler handler = world.handler();
      handler.beforeCheckpoint(Core.getGlobalContext());

      handler.handleRequest(
          Invocation.batch(List.of(World.sample("create-account-result-succeeded"))),
          Invocation.fresh());

      assertEquals(List.of("Checked"), world.answers.stream().map(World::kind).toList());
      assertTrue(world.operations().contains("AssumeRoot"), world.operations().toString());
    }
  }

  @Test
  void callsNobodyBeforeTheSnapshotOfRootActivity() {
    try (WatchWorld world = new WatchWorld()) {
      RootActivityHandler handler = world.handler();

      handler.beforeCheckpoint(Core.getGlobalContext());
      handler.afterRestore(Core.getGlobalContext());

      assertEquals(List.of(), world.sandbox.record().calls());
      assertEquals(List.of(), world.queue.bodies());
      assertEquals(List.of(), world.queue.buried());
      assertEquals(List.of(), world.checks.sent());
      assertEquals(List.of(), List.copyOf(world.notices));
      assertEquals(List.of(), List.copyOf(world.answers));
    }
  }

  private static String told(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  /// Every connection of the SDK's HTTP client asks for its proxy first.
  private static final class HostsAsked extends ProxySelector {
    private final Set<String> hosts = new ConcurrentSkipListSet<>();

    @Override
    public List<Proxy> select(URI uri) {
      hosts.add(uri.getHost());
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
      hosts.add("failed: " + uri);
    }
  }
}
