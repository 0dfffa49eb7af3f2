package dev.rootsweep.aws.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Scene;
import dev.rootsweep.core.port.Alerts;
import dev.rootsweep.core.port.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.utils.Lazy;

/// Notices on an SNS topic of their own, for Amazon Q Developer in chat applications (Slack,
/// Teams).
///
/// - shape: facts stand in a code block, where nobody's text is markdown; so does, whole, each step
///   that prose would change or that is too long for `nextSteps`
/// - source: Amazon Q Developer in chat applications, "Custom notifications": title 250 characters,
///   description 8,000, a next step 350, a keyword 75; only `client-markdown`
public final class SnsChatAlerts implements Alerts {
  private static final int LONGEST_TITLE = 250;
  private static final int LONGEST_STEP = 350;
  private static final int LONGEST_HEADLINE = 300;
  private static final int MOST_BYTES_OF_FACTS = 2_600;
  private static final int MOST_BYTES_OF_MARKS = 1_000;
  private static final int MOST_BYTES_OF_COMMANDS = 2_500;

  private final Lazy<SnsClient> sns;
  private final String topic;
  private final Runbook runbook;
  private final Time time;
  private final AlertJson json = new AlertJson();

  /// Makes the channel; the client is made with the first notice.
  public SnsChatAlerts(Supplier<SnsClient> client, String topic, Runbook runbook, Time time) {
    this.sns = new Lazy<>(client);
    this.topic = topic;
    this.runbook = runbook;
    this.time = time;
  }

  @Override
  public String channel() {
    return "chat";
  }

  @Override
  public void send(Notice notice) {
    ObjectNode message = message(notice, NoticeText.of(notice, runbook, time.now()));
    Publishing.publish(
        sns.getValue(),
        notice,
        PublishRequest.builder().topicArn(topic).message(json.write(message)).build());
  }

  private ObjectNode message(Notice notice, NoticeText text) {
    ObjectNode message = json.object();
    message.put("version", "1.0").put("source", "custom").put("id", notice.id());
    message.set("content", content(notice, text));
    message.set("metadata", metadata(notice, text));
    return message;
  }

  private ObjectNode content(Notice notice, NoticeText text) {
    ObjectNode content = json.object().put("textType", "client-markdown");
    content.put("title", cut(ChatWords.prose(text.title()), LONGEST_TITLE));
    content.put("description", description(text));
    if (!text.steps().isEmpty()) {
      content.set("nextSteps", json.array(nextSteps(text.steps())));
    }
    content.set(
        "keywords",
        json.array(
            List.of(notice.severity().name(), notice.kind().name(), notice.account().value())));
    return content;
  }

  private ObjectNode metadata(Notice notice, NoticeText text) {
    ObjectNode metadata = json.object();
    metadata.put("threadId", thread(notice).replaceAll("[^\\w:/.-]", "-"));
    metadata.put("summary", cut(ChatWords.prose(text.headline()), LONGEST_TITLE));
    return metadata;
  }

  private static String thread(Notice notice) {
    return notice.scene().map(Scene::burst).filter(b -> !b.isEmpty()).orElse(notice.id());
  }

  private static String description(NoticeText text) {
    List<String> parts = new ArrayList<>();
    parts.add(ChatWords.prose(cut(text.headline(), LONGEST_HEADLINE)));
    parts.add(
        block(
            Stream.concat(
                fitting(text.facts().stream().map(Lines::unlinked).toList(), MOST_BYTES_OF_FACTS),
                fitting(
                    text.marks().stream().map(Lines::unlinked).toList(), MOST_BYTES_OF_MARKS))));
    parts.add("Runbook: " + text.runbook());
    List<String> commands =
        Lines.numbered(text.steps()).stream().filter(step -> !fits(step)).toList();
    if (!commands.isEmpty()) {
      parts.add(block(fitting(commands, MOST_BYTES_OF_COMMANDS)));
    }
    return String.join("\n", parts);
  }

  private static Stream<String> fitting(List<String> lines, int bytes) {
    return Lines.fitting(lines.stream().map(ChatWords::code).toList(), bytes).stream();
  }

  private static String block(Stream<String> lines) {
    return lines.collect(Collectors.joining("\n", "```\n", "\n```"));
  }

  private static List<String> nextSteps(List<String> steps) {
    return Lines.numbered(steps).stream()
        .map(step -> fits(step) ? step : beginning(step) + " (whole above)")
        .toList();
  }

  private static boolean fits(String step) {
    return step.length() <= LONGEST_STEP && ChatWords.plain(step);
  }

  /// The words before the command.
  private static String beginning(String step) {
    int end = step.indexOf(": ");
    return cut(ChatWords.prose(end < 0 ? step : step.substring(0, end)), LONGEST_STEP / 2);
  }

  private static String cut(String text, int longest) {
    return Lines.clean(text, longest);
  }
}
