package dev.rootsweep.sandbox;

import java.util.Optional;

/// A queue.
///
/// - `account`: its owner
/// - `policy`: the text of its policy; empty where it has none
public record SqsQueue(String account, String region, String name, Optional<String> policy) {

  /// The queue at that URL: account and name are the end of its path.
  static SqsQueue at(String url, String region) {
    String[] path = url.split("/", -1);
    return path.length < 2
        ? new SqsQueue("", region, url, Optional.empty())
        : new SqsQueue(path[path.length - 2], region, path[path.length - 1], Optional.empty());
  }

  String arn() {
    return String.join(":", "arn:aws:sqs", region, account, name);
  }
}
