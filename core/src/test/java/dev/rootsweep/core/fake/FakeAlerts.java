package dev.rootsweep.core.fake;

import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.port.Alerts;
import java.util.ArrayList;
import java.util.List;

/// Alerts that are kept instead of sent; made to fail through the journal.
public final class FakeAlerts implements Alerts {
  private final Journal journal;
  private final String channel;
  private final List<Notice> sent = new ArrayList<>();

  public FakeAlerts(Journal journal) {
    this(journal, "fake");
  }

  /// Makes a channel with a name.
  public FakeAlerts(Journal journal, String channel) {
    this.journal = journal;
    this.channel = channel;
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public void send(Notice notice) {
    String line = notice.account() + " alert " + notice.kind();
    journal.run(channel.equals("fake") ? line : line + " " + channel, () -> keep(notice));
  }

  private synchronized void keep(Notice notice) {
    sent.add(notice);
  }

  /// Returns the notices that went out.
  public synchronized List<Notice> sent() {
    return List.copyOf(sent);
  }

  /// Returns the kinds of the notices that went out.
  public List<AlertKind> kinds() {
    return sent.stream().map(Notice::kind).toList();
  }

  /// Forgets what went out.
  public void clear() {
    sent.clear();
  }
}
