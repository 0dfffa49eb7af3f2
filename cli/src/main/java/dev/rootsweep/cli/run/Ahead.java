package dev.rootsweep.cli.run;

import dev.rootsweep.core.port.PortFailure;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Accounts that are listed on a thread of their own, while those listed already are checked.
///
/// - shape: the iterator ends with the last account that was listed, also where the listing broke
///   off or was cut short: `broken` and `listed` say so
public final class Ahead implements Iterable<Chosen> {
  private final Lock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private final List<Chosen> listed = new ArrayList<>();
  private Optional<RuntimeException> failure = Optional.empty();
  private boolean whole;
  private boolean cut;

  private Ahead() {}

  /// Begins to list; `explained` puts a failure into words for a person.
  public static Ahead of(
      Iterable<Chosen> accounts, Function<PortFailure, RuntimeException> explained) {
    Ahead ahead = new Ahead();
    Thread.startVirtualThread(() -> ahead.list(accounts, explained));
    return ahead;
  }

  /// Takes a list that is whole.
  static Ahead whole(List<Chosen> accounts) {
    Ahead ahead = new Ahead();
    ahead.list(accounts, failure -> failure);
    return ahead;
  }

  private void list(Iterable<Chosen> accounts, Function<PortFailure, RuntimeException> explained) {
    try {
      accounts.forEach(account -> note(() -> listed.add(account)));
      note(() -> whole = true);
    } catch (PortFailure broken) {
      note(() -> failure = Optional.of(explained.apply(broken)));
    } catch (RuntimeException broken) {
      note(() -> failure = Optional.of(broken));
    } catch (Error broken) {
      note(() -> failure = Optional.of(new IllegalStateException("unforeseen: " + broken, broken)));
    }
  }

  /// Returns why the listing broke off, where it did.
  public Optional<RuntimeException> broken() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /// Ends the list with what is listed by now.
  void cutShort() {
    note(() -> cut = true);
  }

  private void note(Runnable change) {
    lock.lock();
    try {
      change.run();
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Returns how far the listing is.
  public Listed listed() {
    lock.lock();
    try {
      return new Listed(listed.size(), whole);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Iterator<Chosen> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return isThere(next);
      }

      @Override
      public Chosen next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        lock.lock();
        try {
          return listed.get(next++);
        } finally {
          lock.unlock();
        }
      }
    };
  }

  /// Waits until the account is listed, or known not to come.
  private boolean isThere(int index) {
    lock.lock();
    try {
      while (index >= listed.size() && !whole && !cut && failure.isEmpty()) {
        more.awaitUninterruptibly();
      }
      return index < listed.size();
    } finally {
      lock.unlock();
    }
  }
}
