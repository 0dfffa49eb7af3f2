package dev.rootsweep.aws.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.core.settings.Settings;
import dev.rootsweep.core.settings.WatchedCalls;
import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity.OwnResourceChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads changes of Rootsweep's own resources, whoever made them.
///
/// Event names are matched by their verb: those of Lambda carry API dates.
final class OwnResourceReader implements ActivityReader {
  /// What a forwarder is made of; nothing else of ours is in a member account, whatever its name.
  private static final Set<String> OF_FORWARDERS =
      Set.of("aws.events", "aws.iam", "aws.cloudformation");

  private final Settings settings;

  OwnResourceReader(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    List<String> fields = WatchedCalls.NAMES.getOrDefault(record.event().source(), List.of());
    if (fields.isEmpty() || isUse(record) || !changes(record.name()) || !mayBeOurs(record)) {
      return Optional.empty();
    }
    return named(record, fields).stream()
        .filter(settings.watch()::isOwnResource)
        .findFirst()
        .flatMap(own -> ActivityReader.understood(new OwnResourceChanged(record.evidence(), own)));
  }

  /// Where a trail records data events, a function that deletes the message it has answered shows
  /// up too: that is use, no change, and would alert for ever.
  private static boolean isUse(TrailRecord record) {
    return record.evidence().readOnly()
        || record.event().detail().path("eventCategory").asText("").equals("Data")
        || record.event().detail().path("managementEvent").asText("").equals("false");
  }

  private boolean mayBeOurs(TrailRecord record) {
    return record.account().equals(settings.hubAccount())
        || record.account().equals(settings.managementAccount())
        || OF_FORWARDERS.contains(record.event().source());
  }

  private static boolean changes(String name) {
    return WatchedCalls.VERBS.stream().anyMatch(name::startsWith);
  }

  private static List<String> named(TrailRecord record, List<String> fields) {
    String source = record.event().source();
    JsonNode detail = record.event().detail();
    List<String> named = new ArrayList<>();
    fields.forEach(field -> collect(record.request(), field, named));
    WatchedCalls.ANSWERS
        .getOrDefault(source, List.of())
        .forEach(field -> collect(detail.path("responseElements"), field, named));
    if (WatchedCalls.LISTING.contains(source)) {
      collect(detail, "resources.ARN", named);
    }
    named.removeIf(String::isBlank);
    return named;
  }

  /// Reads a field as an event pattern does: a list stands for each of its elements.
  private static void collect(JsonNode node, String field, List<String> named) {
    if (node.isArray()) {
      node.forEach(each -> collect(each, field, named));
    } else if (field.isEmpty()) {
      named.add(node.asText(""));
    } else {
      int dot = field.indexOf('.');
      String first = dot < 0 ? field : field.substring(0, dot);
      collect(node.path(first), dot < 0 ? "" : field.substring(dot + 1), named);
    }
  }
}
