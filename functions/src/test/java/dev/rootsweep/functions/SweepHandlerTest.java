package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.AccountState;
import dev.rootsweep.core.sweep.SweepOutcome;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crac.Core;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepHandlerTest {
  private static final String EVENT = World.sample("scheduled-sweep");

  private final World world = World.enforcing();
  private final List<SweepOutcome> told = new ArrayList<>();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void queuesEveryActiveMemberOnce() throws IOException {
    JsonNode answer = handle(EVENT, Invocation.fresh());

    Set<String> active =
        world.organization.accounts().stream()
            .filter(account -> account.state().name().equals(AccountState.ACTIVE.name()))
            .map(dev.rootsweep.sandbox.Account::id)
            .filter(id -> !id.equals(ExampleOrganization.MANAGEMENT))
            .collect(Collectors.toSet());
    assertEquals(active, queued().stream().map(AccountId::value).collect(Collectors.toSet()));
    assertEquals(active.size(), queued().size());
    assertEquals(
        """
        {"sweep":"00000000-0000-4000-8000-000000000012","done":"Queued","firstSweep":false,\
        "listed":25,"queued":%d,"passedOver":{"management":1,\
        "PENDING_ACTIVATION":1,"SUSPENDED":1,"CLOSED":1},\
        "stock":{"stale":%d,"pathsSeen":0,"pathsUnseen":%d,"undelivered":0},"subscriptions":[]}\
        """
            .formatted(active.size(), active.size() - 1, active.size() - 1),
        answer.toString());
    assertEquals(1, told.size());
  }

  @Test
  void asksOnlyForTheList() throws IOException {
    handle(EVENT, Invocation.fresh());

    assertEquals(Set.of("ListAccounts"), Set.copyOf(world.operations()));
    assertEquals(2, world.operations().size());
  }

  @Test
  void goesOnWithTheSameSweepWhenTheEventComesAgain() throws IOException {
    handle(EVENT, Invocation.fresh());
    handle(EVENT, Invocation.fresh());

    assertEquals(
        Set.of(Optional.of("00000000-0000-4000-8000-000000000012")),
        world.queue.sent().stream().map(sent -> sent.due().sweep()).collect(Collectors.toSet()));
  }

  @Test
  void failsLoudlyWhenItsTimeRunsOut() {
    MaskedFailure failure =
        assertThrows(MaskedFailure.class, () -> handle(EVENT, new Invocation(10_000)));

    assertTrue(String.valueOf(failure.getMessage()).contains("time ran out after 0 accounts"));
    assertTrue(told.getFirst() instanceof SweepOutcome.CutShort);
    assertEquals(List.of(), world.queue.sent());
  }

  @Test
  void failsWhenACheckCannotBeQueued() {
    world.refuseToQueue(new AccountId(ExampleOrganization.OLD_KEY));

    assertThrows(MaskedFailure.class, () -> handle(EVENT, Invocation.fresh()));
    assertEquals(List.of(), told);
  }

  @Test
  void refusesAForgedEventAndAsksNobody() {
    String forged = EVENT.replace(ExampleOrganization.HUB, ExampleOrganization.OLD_KEY);

    MaskedFailure failure =
        assertThrows(MaskedFailure.class, () -> handle(forged, Invocation.fresh()));

    assertTrue(failure.toString().contains("Malformed: a schedule counts"), failure::toString);
    assertEquals(List.of(), world.operations());
    assertEquals(List.of(), world.queue.sent());
  }

  @Test
  void callsNobodyBeforeTheSnapshot() {
    SweepHandler handler = handler();

    handler.beforeCheckpoint(Core.getGlobalContext());
    handler.afterRestore(Core.getGlobalContext());

    assertEquals(List.of(), world.operations());
    assertEquals(List.of(), world.queue.sent());
    assertEquals(List.of(), told);
  }

  private List<AccountId> queued() {
    return world.queue.sent().stream().map(sent -> sent.due().account()).toList();
  }

  private SweepHandler handler() {
    return new SweepHandler(world.sweepParts(), told::add);
  }

  private JsonNode handle(String event, Context context) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler()
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, context);
    return new JsonMapper().readTree(answer.toByteArray());
  }
}
