package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.model.BurstEvent;
import dev.rootsweep.core.model.BurstPlace;
import dev.rootsweep.core.model.Severity;
import dev.rootsweep.core.settings.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The rows of root activity.
///
/// | pk | sk | holds |
/// | --- | --- | --- |
/// | `EVENT#id` | `-` | the place of an event |
/// | `BURST#name` | `-` | the lead of a burst, and its end |
/// | `BURST#name#lead` | `EVENT#id` | an event folded into that lead |
/// | `BURST#name#lead` | `CLOSED` | no more is folded into that lead |
/// | `VARIANTS#group#hour` | `-` | the keys and addresses that an actor used in an hour |
/// | `OPENED#key id` | `-` | the burst of somebody else's root session |
/// | `FAILED#account` | `instant#event` | a failed sign-in |
/// | `PATH#id` | `-` | when the detection path of an account was seen |
/// | `SEEN#name` | `-` | when something was last seen |
final class ActivityRows {
  /// Longer than a message can live in a queue.
  private static final Duration KEPT = Retention.MARKS;

  private static final String BURST = "burst";
  private static final String SEVERITY = "severity";

  private final LedgerTable table;

  ActivityRows(LedgerTable table) {
    this.table = table;
  }

  Optional<BurstPlace> placed(String eventId) {
    return table
        .get("looking the place of event " + eventId + " up", eventKey(eventId))
        .map(ActivityRows::before);
  }

  private static BurstPlace before(Map<String, AttributeValue> row) {
    return new BurstPlace(Row.text(row, BURST), Row.text(row, Leads.LEAD), true);
  }

  private static Map<String, AttributeValue> eventKey(String eventId) {
    return Row.key("EVENT#" + eventId, Row.ONLY);
  }

  /// The lead of a burst and the place of its event are written together or not at all: an event
  /// that has a place takes the lead of no other burst.
  BurstPlace join(String name, BurstEvent event, Instant now, Instant end) {
    String asked = "giving event " + event.eventId() + " its place";
    List<CancellationReason> refused = table.writeIf(asked, leading(name, event, now, end));
    if (refused.isEmpty()) {
      return new BurstPlace(name, event.eventId(), false);
    }
    if (LedgerTable.isUnmet(refused.getLast())) {
      return before(refused.getLast().item());
    }
    String lead = Row.text(refused.getFirst().item(), Leads.LEAD);
    String kept = fold(asked, name, lead, event, now) ? lead : event.eventId();
    table.put(asked, place(name, kept, event, now));
    return new BurstPlace(name, kept, false);
  }

  private List<TransactWriteItem> leading(String name, BurstEvent event, Instant now, Instant end) {
    Writing writing = new Writing(table.name());
    return List.of(
        writing.update(Leads.taking(Row.key("BURST#" + name, Row.ONLY), event.eventId(), now, end)),
        writing.putNew(place(name, event.eventId(), event, now)));
  }

  private static Map<String, AttributeValue> place(
      String name, String lead, BurstEvent event, Instant now) {
    Map<String, AttributeValue> place = new HashMap<>(eventKey(event.eventId()));
    place.put(BURST, Row.text(name));
    place.put(Leads.LEAD, Row.text(lead));
    place.put(Row.EXPIRES, Row.expiry(now, KEPT));
    return place;
  }

  /// Folds an event into the burst of a lead; false when that is closed.
  ///
  /// Who folds writes and then looks whether the burst is closed; who closes it writes that and
  /// then reads what was folded. One of them sees what the other wrote, and at worst both do.
  private boolean fold(String asked, String name, String lead, BurstEvent event, Instant now) {
    if (lead.equals(event.eventId())) {
      return true;
    }
    Map<String, AttributeValue> member =
        Row.with(Row.key(partition(name, lead), "EVENT#" + event.eventId()), event);
    member.put(Row.EXPIRES, Row.expiry(now, KEPT));
    Map<String, AttributeValue> closed = closed(name, lead);
    if (table.get(asked, closed).isPresent()) {
      return false;
    }
    table.put(asked, member);
    return table.get(asked, closed).isEmpty();
  }

  private static Map<String, AttributeValue> closed(String burst, String lead) {
    return Row.key(partition(burst, lead), "CLOSED");
  }

  List<BurstEvent> close(String burst, String lead, Instant now) {
    Map<String, AttributeValue> closed = new HashMap<>(closed(burst, lead));
    closed.put(Row.EXPIRES, Row.expiry(now, KEPT));
    table.put("closing the burst of " + lead, closed);
    return table.rows("reading the burst of " + lead, partition(burst, lead), "EVENT#").stream()
        .map(row -> Row.body(row, BurstEvent.class))
        .toList();
  }

  private static String partition(String burst, String lead) {
    return "BURST#" + burst + "#" + lead;
  }

  int variant(String group, String variant, Instant hour, int most) {
    return new Places(table, Row.key("VARIANTS#" + group + "#" + hour, Row.ONLY), hour)
        .of("counting what " + group + " calls with", variant, most);
  }

  void opened(String accessKeyId, String burst, Severity severity, Instant at) {
    Map<String, AttributeValue> row = new HashMap<>(opened(accessKeyId));
    row.put(BURST, Row.text(burst));
    row.put(SEVERITY, Row.text(severity.name()));
    row.put(Row.EXPIRES, Row.expiry(at, KEPT));
    table.put("noting somebody else's root session", row);
  }

  Optional<String> openedIn(String accessKeyId, Severity severity) {
    return table
        .get("looking somebody else's root session up", opened(accessKeyId))
        .filter(row -> Severity.valueOf(Row.text(row, SEVERITY)).compareTo(severity) <= 0)
        .map(row -> Row.text(row, BURST));
  }

  private static Map<String, AttributeValue> opened(String accessKeyId) {
    return Row.key("OPENED#" + accessKeyId, Row.ONLY);
  }

  List<Instant> failedSignIn(AccountId account, String eventId, Instant at, Duration span) {
    String partition = "FAILED#" + account;
    String asked = "counting the failed sign-ins to " + account;
    Map<String, AttributeValue> row =
        new HashMap<>(Row.key(partition, Row.sortable(at) + "#" + eventId));
    row.put(Row.EXPIRES, Row.expiry(at, KEPT));
    table.put(asked, row);
    return table
        .rows(asked, partition, Row.sortable(at.minus(span)), Row.sortable(at.plus(span)))
        .stream()
        .map(found -> Instant.parse(Row.text(found, Row.SK).split("#", 2)[0]))
        .filter(other -> Duration.between(other, at).abs().compareTo(span) < 0)
        .toList();
  }

  void pathSeen(AccountId account, Instant at) {
    boolean _ =
        table.updateIf(
            "noting the detection path of " + account,
            row ->
                row.key(KeptRows.path(account))
                    .updateExpression("SET seenAt = :at")
                    .conditionExpression("attribute_not_exists(seenAt) OR seenAt < :at")
                    .expressionAttributeValues(Map.of(":at", Row.text(Row.sortable(at)))));
  }

  Optional<Instant> pathSeen(AccountId account) {
    return table
        .get("looking the detection path of " + account + " up", KeptRows.path(account))
        .map(row -> Instant.parse(Row.text(row, KeptRows.SEEN)));
  }

  void seen(String what, Instant at, Duration kept) {
    boolean _ =
        table.updateIf(
            "noting " + what,
            row ->
                row.key(Row.key("SEEN#" + what, Row.ONLY))
                    .updateExpression("SET seenAt = :at, expiresAt = :expiry")
                    .conditionExpression("attribute_not_exists(seenAt) OR seenAt < :at")
                    .expressionAttributeValues(
                        Map.of(
                            ":at", Row.text(Row.sortable(at)),
                            ":expiry", Row.expiry(at, kept))));
  }

  Optional<Instant> seen(String what) {
    return table
        .get("looking " + what + " up", Row.key("SEEN#" + what, Row.ONLY))
        .map(row -> Instant.parse(Row.text(row, KeptRows.SEEN)));
  }
}
