package dev.rootsweep.aws.ledger;

import dev.rootsweep.core.model.AlertClaim;
import dev.rootsweep.core.settings.Retention;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// The rows of what was told: one for each notice, with an attribute for each channel.
///
/// | pk | sk | holds |
/// | --- | --- | --- |
/// | `TELLING#notice` | `-` | for each channel a map `CHANNEL#name`: the claim, or when it was told |
///
/// - shape: a claim is `heldBy` and `heldUntil`; `toldAt` stays for good. What is written of one
///   notice is one request, so that no channel is known without the others
record TellingRows(LedgerTable table) {
  private static final String HELD_BY = "heldBy";
  private static final String HELD_UNTIL = "heldUntil";
  private static final String TOLD = "toldAt";

  /// How often what is free is asked for; each time somebody else took a part of it meanwhile.
  private static final int MOST_TRIES = 3;

  Map<String, AlertClaim> claim(
      String noticeId, Set<String> channels, String owner, Instant now, Instant until) {
    Claiming claiming = new Claiming(noticeId, owner, now, until);
    Map<String, AlertClaim> claims = new HashMap<>();
    Set<String> wanted = channels;
    for (int tries = 0; tries < MOST_TRIES && !wanted.isEmpty(); tries++) {
      LedgerTable.Changed answer = table.tryChange(claiming.asked(), claiming.of(wanted));
      wanted.forEach(channel -> claims.put(channel, claiming.became(channel, answer)));
      wanted = answer.done() ? Set.of() : free(claims);
    }
    wanted.forEach(channel -> claims.put(channel, AlertClaim.HELD));
    return claims;
  }

  /// Where the whole was refused, what is taken in it is only free so far.
  private static Set<String> free(Map<String, AlertClaim> claims) {
    return claims.entrySet().stream()
        .filter(claim -> claim.getValue() == AlertClaim.TAKEN)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  void end(String noticeId, String owner, Set<String> told, Set<String> untold, Instant at) {
    Set<String> given = untold;
    while (!told.isEmpty() || !given.isEmpty()) {
      LedgerTable.Changed answer =
          table.tryChange(
              "noting which channels told " + noticeId, ending(noticeId, owner, told, given, at));
      if (answer.done()) {
        return;
      }
      given = stillHeld(answer.row(), owner, given);
    }
  }

  /// Returns fewer: the row of a refused request holds another owner, or none, for one at least.
  private static Set<String> stillHeld(
      Map<String, AttributeValue> row, String owner, Set<String> channels) {
    return channels.stream()
        .filter(channel -> Row.text(owner).equals(attributes(row, channel).get(HELD_BY)))
        .collect(Collectors.toSet());
  }

  private static Consumer<UpdateItemRequest.Builder> ending(
      String noticeId, String owner, Set<String> told, Set<String> untold, Instant at) {
    Names marked = new Names("#told", told);
    Names freed = new Names("#free", untold);
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":expiry", Row.expiry(at, Retention.TELLINGS));
    if (!told.isEmpty()) {
      values.put(":told", AttributeValue.fromM(Map.of(TOLD, Row.text(Row.sortable(at)))));
    }
    if (!untold.isEmpty()) {
      values.put(":owner", Row.text(owner));
    }
    return row ->
        row.key(key(noticeId))
            .updateExpression(
                "SET "
                    + marked.each(name -> name + " = :told, ", "")
                    + "expiresAt = :expiry"
                    + (untold.isEmpty() ? "" : " REMOVE " + freed.each(name -> name, ", ")))
            .conditionExpression(
                untold.isEmpty() ? null : freed.each(name -> name + ".heldBy = :owner", " AND "))
            .expressionAttributeNames(marked.and(freed))
            .expressionAttributeValues(values);
  }

  private static Map<String, AttributeValue> key(String noticeId) {
    return Row.key("TELLING#" + noticeId, Row.ONLY);
  }

  private static Map<String, AttributeValue> attributes(
      Map<String, AttributeValue> row, String channel) {
    AttributeValue known = row.get(attribute(channel));
    return known == null ? Map.of() : known.m();
  }

  private static String attribute(String channel) {
    return "CHANNEL#" + channel;
  }

  /// Placeholders for the attributes of channels.
  private record Names(String prefix, List<String> channels) {
    private Names(String prefix, Set<String> channels) {
      this(prefix, List.copyOf(new TreeSet<>(channels)));
    }

    private String each(Function<String, String> words, String between) {
      return IntStream.range(0, channels.size())
          .mapToObj(number -> words.apply(prefix + number))
          .collect(Collectors.joining(between));
    }

    private Map<String, String> and(Names others) {
      Map<String, String> both = names();
      both.putAll(others.names());
      return both;
    }

    private Map<String, String> names() {
      return IntStream.range(0, channels.size())
          .boxed()
          .collect(
              Collectors.toMap(
                  number -> prefix + number, number -> attribute(channels.get(number))));
    }
  }

  /// The wish to tell a notice.
  private record Claiming(String noticeId, String owner, Instant now, Instant until) {
    private String asked() {
      return "claiming the telling of " + noticeId;
    }

    private Consumer<UpdateItemRequest.Builder> of(Set<String> channels) {
      Names names = new Names("#channel", channels);
      return row ->
          row.key(key(noticeId))
              .updateExpression(
                  "SET " + names.each(name -> name + " = :claim, ", "") + "expiresAt = :expiry")
              .conditionExpression(names.each(Claiming::isFree, " AND "))
              .expressionAttributeNames(names.names())
              .expressionAttributeValues(
                  Map.of(
                      ":claim", claim(),
                      ":owner", Row.text(owner),
                      ":now", Row.text(Row.sortable(now)),
                      ":expiry", Row.expiry(now, Retention.TELLINGS)));
    }

    private AttributeValue claim() {
      return AttributeValue.fromM(
          Map.of(HELD_BY, Row.text(owner), HELD_UNTIL, Row.text(Row.sortable(until))));
    }

    /// What was told has no claim any more.
    private static String isFree(String name) {
      return "(attribute_not_exists(%1$s) OR %1$s.heldBy = :owner OR %1$s.heldUntil <= :now)"
          .formatted(name);
    }

    private AlertClaim became(String channel, LedgerTable.Changed answer) {
      Map<String, AttributeValue> known =
          answer.done() ? Map.of() : attributes(answer.row(), channel);
      if (known.containsKey(TOLD)) {
        return AlertClaim.TOLD;
      }
      return known.isEmpty() || isFree(known) ? AlertClaim.TAKEN : AlertClaim.HELD;
    }

    private boolean isFree(Map<String, AttributeValue> claim) {
      return Row.text(claim, HELD_BY).equals(owner)
          || Row.text(claim, HELD_UNTIL).compareTo(Row.sortable(now)) <= 0;
    }
  }
}
