package dev.rootsweep.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AheadTest {
  private static final Chosen FIRST = chosen("111111111111");
  private static final Chosen SECOND = chosen("222222222222");

  @Test
  void givesEveryAccountInItsOrder() {
    Ahead ahead = Ahead.of(List.of(FIRST, SECOND), failure -> failure);

    assertEquals(List.of(FIRST, SECOND), all(ahead));
    assertEquals(Listed.whole(2), ahead.listed());
    assertEquals(Optional.empty(), ahead.broken());
  }

  @Test
  void givesTheFirstWhileTheListGoesOn() throws InterruptedException {
    CountDownLatch more = new CountDownLatch(1);
    Ahead ahead = Ahead.of(list(List.of(() -> FIRST, () -> after(more))), failure -> failure);
    Iterator<Chosen> accounts = ahead.iterator();

    assertEquals(FIRST, accounts.next());
    assertEquals(new Listed(1, false), ahead.listed());
    more.countDown();

    assertEquals(SECOND, accounts.next());
  }

  @Test
  void endsWhereTheListBreaksOffAndSaysWhy() {
    PortFailure refused =
        new PortFailure(PortFailure.Kind.THROTTLED, "organizations:ListAccounts", "slower", null);
    Ahead ahead =
        Ahead.of(
            list(
                List.of(
                    () -> FIRST,
                    () -> {
                      throw refused;
                    })),
            failure -> new IllegalStateException("told: " + failure.said()));

    assertEquals(List.of(FIRST), all(ahead));
    assertEquals("told: slower", ahead.broken().orElseThrow().getMessage());
    assertEquals(new Listed(1, false), ahead.listed());
  }

  @Test
  void endsAlsoWhereTheListEndsInAnError() {
    Ahead ahead =
        Ahead.of(
            list(
                List.of(
                    () -> {
                      throw new StackOverflowError("deep");
                    })),
            failure -> failure);

    assertEquals(List.of(), all(ahead));
    assertTrue(String.valueOf(ahead.broken().orElseThrow().getMessage()).contains("deep"));
  }

  @Test
  void endsWithWhatIsListedWhenItIsCutShort() {
    CountDownLatch never = new CountDownLatch(1);
    Ahead ahead = Ahead.of(list(List.of(() -> FIRST, () -> after(never))), failure -> failure);
    assertEquals(FIRST, ahead.iterator().next());

    ahead.cutShort();

    assertEquals(List.of(FIRST), all(ahead));
    assertEquals(new Listed(1, false), ahead.listed());
    assertEquals(Optional.empty(), ahead.broken());
    never.countDown();
  }

  private static Iterable<Chosen> list(List<Supplier<Chosen>> accounts) {
    return () -> accounts.stream().map(Supplier::get).iterator();
  }

  private static Chosen after(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return SECOND;
  }

  private static List<Chosen> all(Ahead ahead) {
    List<Chosen> all = new ArrayList<>();
    ahead.forEach(all::add);
    return all;
  }

  private static Chosen chosen(String id) {
    return new Chosen(new AccountId(id), Optional.empty(), Instant.EPOCH);
  }
}
