package dev.rootsweep.infra.deployment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The chat room that alerts go to, through Amazon Q Developer in chat applications.
public sealed interface Chat {
  /// Nowhere.
  record None() implements Chat {}

  /// A channel of Slack.
  record Slack(String workspace, String channel) implements Chat {}

  /// A channel of Microsoft Teams, its id encoded as in a URL.
  record Teams(String team, String tenant, String channel) implements Chat {}

  /// Reads a room.
  ///
  /// - errors: `IllegalArgumentException` that quotes the text
  static Chat of(String text) {
    if (text.isEmpty()) {
      return new None();
    }
    Matcher slack = Written.SLACK.matcher(text);
    if (slack.matches()) {
      return new Slack(slack.group(1), slack.group(2));
    }
    Matcher teams = Written.TEAMS.matcher(text);
    if (teams.matches()) {
      return new Teams(
          teams.group(1), teams.group(2), teams.group(3).replace(":", "%3A").replace("@", "%40"));
    }
    throw new IllegalArgumentException("'" + text + "' is no room");
  }

  /// How rooms are written.
  ///
  /// - source: CloudFormation, AWS::Chatbot::SlackChannelConfiguration and
  ///   MicrosoftTeamsChannelConfiguration
  final class Written {
    private static final Pattern SLACK =
        Pattern.compile("slack:([0-9A-Z]{1,255})/([A-Za-z0-9]{1,255})");
    private static final String ID = "([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})";
    private static final Pattern TEAMS =
        Pattern.compile(
            "teams:" + ID + "/" + ID + "/([\\w+=.,-]*(?::|%3[aA])[\\w+=.,-]*(?:@|%40)[\\w+=.,-]+)");

    private Written() {}
  }
}
