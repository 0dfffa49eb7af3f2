package dev.rootsweep.core.fake;

import dev.rootsweep.core.settings.WatchedCalls;
import java.util.ArrayList;
import java.util.List;

/// An event of every call that is watched, made in the hub account: each verb of each service, for
/// each field that may name what is changed.
public final class WatchedRecords {
  /// The id of an event source mapping of ours.
  public static final String MAPPING = "00000000-0000-4000-8000-0000000000aa";

  private static final String FOREIGN_ID = "00000000-0000-4000-8000-00000000beef";

  /// An event, and whether it is about something of ours.
  public record Watched(String event, boolean ours) {}

  private WatchedRecords() {}

  /// Returns every event: about ours, about ours in capitals, and about something of others.
  public static List<Watched> all() {
    List<Watched> all = new ArrayList<>();
    for (String verb : WatchedCalls.VERBS) {
      for (String call : List.of(verb, verb + "Example20150331v2")) {
        WatchedCalls.NAMES.forEach(
            (source, fields) ->
                fields.forEach(field -> add(all, source, call, "requestParameters." + field)));
        WatchedCalls.ANSWERS.forEach(
            (source, fields) ->
                fields.forEach(field -> add(all, source, call, "responseElements." + field)));
        WatchedCalls.LISTING.forEach(source -> add(all, source, call, "resources.ARN"));
      }
    }
    return all;
  }

  private static void add(List<Watched> all, String source, String call, String path) {
    String field = path.substring(path.lastIndexOf('.') + 1);
    if (WatchedCalls.IDS.contains(field) || path.equals("resources.ARN")) {
      String ours = isMapping(path) ? MAPPING : TriageWorld.OWN_KEY;
      all.add(new Watched(event(source, call, path, named(field, ours)), true));
      all.add(new Watched(event(source, call, path, named(field, FOREIGN_ID)), false));
      return;
    }
    for (String ours : List.of("rootsweep-example", "Rootsweep-Example")) {
      all.add(new Watched(event(source, call, path, named(field, ours)), true));
    }
    all.add(new Watched(event(source, call, path, named(field, "other-example")), false));
  }

  private static boolean isMapping(String path) {
    return path.endsWith(".uUID") || path.endsWith(".uuid");
  }

  private static String named(String field, String name) {
    return switch (field) {
      case "queueUrl" -> "https://sqs.us-east-1.amazonaws.com/222222222222/" + name;
      case "ARN" -> "arn:aws:kms:us-east-1:222222222222:key/" + name;
      case "aliasName" -> "alias/" + name;
      default -> field.endsWith("Arn") ? "arn:aws:service:us-east-1:222222222222:" + name : name;
    };
  }

  private static String event(String source, String call, String path, String name) {
    String answer =
        isMapping(path) && name.equals(MAPPING)
            ? """
            {"functionArn":"arn:aws:lambda:us-east-1:222222222222:function:rootsweep-check"}\
            """
            : "null";
    return """
    {"version":"0","id":"1","detail-type":"AWS API Call via CloudTrail","source":"%s",
     "account":"222222222222","time":"2026-11-22T12:00:00Z","region":"us-east-1",
     "detail":{"eventName":"%s","eventID":"2","eventType":"AwsApiCall",
      "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::222222222222:user/example"},
      "recipientAccountId":"222222222222",
      "requestParameters":%s,"responseElements":%s,"resources":%s}}
    """
        .formatted(
            source,
            call,
            within(path, "requestParameters", name, "null"),
            within(path, "responseElements", name, answer),
            "[" + within(path, "resources", name, "") + "]");
  }

  /// A name in the plural holds a list.
  private static String within(String path, String part, String name, String without) {
    if (!path.startsWith(part + ".")) {
      return without;
    }
    String json = "\"" + name + "\"";
    String[] fields = path.split("\\.", -1);
    for (int i = fields.length - 1; i > 0; i--) {
      boolean plural = fields[i].endsWith("Names") || fields[i].endsWith("Definitions");
      json = "{\"" + fields[i] + "\":" + (plural ? "[" + json + "]" : json) + "}";
    }
    return json;
  }
}
