package dev.rootsweep.aws.alert;

/// Text made harmless for the markdown of Slack and Teams.
///
/// - source: Slack, "Formatting text": `&`, `<` and `>` open links and mentions and are written as
///   entities; markdown characters have no escape, so that in prose look-alikes stand for them
final class ChatWords {
  private ChatWords() {}

  /// Makes prose: nothing in it is bold, code, a link or a mention.
  static String prose(String text) {
    return entities(Lines.unlinked(text))
        .replace('*', '∗')
        .replace('_', '＿')
        .replace('~', '∼')
        .replace('`', '\'')
        .replace('@', '＠')
        .replace("](", "] (");
  }

  /// Makes a line of a code block: copied from there it is exact, and cannot end the block.
  static String code(String text) {
    return entities(text).replace("```", "'''");
  }

  /// Tells whether a text reads the same in prose and as it is.
  static boolean plain(String text) {
    return prose(text).equals(text);
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
