package dev.rootsweep.aws.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.AlertScenes;
import dev.rootsweep.core.fake.AlertVariants;
import dev.rootsweep.core.model.ActivityAlertKind;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The mail of each kind, as somebody woken at night reads it. With the system property
/// `rootsweep.golden` set to `write` the files are written anew.
class MailTextsTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "rootsweep", "aws", "alert", "mail");
  private static final Path VARIANTS_FOLDER = FOLDER.resolveSibling("mail-variant");
  private final Map<AlertKind, Notice> notices = AlertScenes.all();
  private final Map<String, Notice> variants = AlertVariants.all();

  @ParameterizedTest
  @MethodSource("dev.rootsweep.core.model.AlertKind#all")
  void readsAsItShould(AlertKind kind) throws IOException {
    Notice notice = Optional.ofNullable(notices.get(kind)).orElseThrow();

    String mail = golden(FOLDER, name(kind), notice);

    assertEquals(kind, notice.kind());
    assertTrue(kind.severities().contains(notice.severity()), mail);
    assertFalse(mail.contains("@"), mail);
    assertEquals(kind == CheckAlertKind.REMOVED, notice.steps().isEmpty(), mail);
  }

  static Set<String> variants() {
    return AlertVariants.all().keySet();
  }

  @ParameterizedTest
  @MethodSource("variants")
  void followsTheEvidence(String variant) throws IOException {
    Notice notice = Optional.ofNullable(variants.get(variant)).orElseThrow();

    golden(VARIANTS_FOLDER, variant + ".txt", notice);

    assertEquals(name(notice.kind()), variant.replaceFirst("--.*", ".txt"));
    assertTrue(notice.kind().severities().contains(notice.severity()), variant);
  }

  /// A fact that stands in two places may differ one day.
  @ParameterizedTest
  @MethodSource("dev.rootsweep.core.model.AlertKind#all")
  void saysEachFactOnce(AlertKind kind) {
    Notice notice = Optional.ofNullable(notices.get(kind)).orElseThrow();

    List<String> labels =
        NoticeText.of(notice, Runbook.IN_REPOSITORY, notice.at()).facts().stream()
            .filter(fact -> fact.matches("[A-Z][A-Za-z ]+: .*"))
            .map(fact -> fact.substring(0, fact.indexOf(':')))
            .toList();

    assertEquals(labels.stream().distinct().toList(), labels);
    assertEquals(List.of("When", "Account"), labels.subList(0, 2));
    assertEquals(
        kind instanceof ActivityAlertKind && kind != ActivityAlertKind.LEDGER_SILENT,
        labels.contains("Region"),
        labels::toString);
  }

  private static String golden(Path folder, String name, Notice notice) throws IOException {
    NoticeText text =
        NoticeText.of(notice, Runbook.IN_REPOSITORY, notice.at().plus(Duration.ofMinutes(1)));
    String mail = "Subject: " + text.subject() + "\n\n" + text.mail();
    Path file = folder.resolve(name);
    if ("write".equals(System.getProperty("rootsweep.golden"))) {
      Files.createDirectories(folder);
      Files.writeString(file, mail);
    }
    assertEquals(Files.readString(file), mail);
    return mail;
  }

  /// The sample leaves lines out, and has none that the mail has not.
  @Test
  void isWhatTheReadmeShows() throws IOException {
    List<String> mail = Files.readAllLines(FOLDER.resolve("root-sign-in.txt"));
    List<String> sample =
        Files.readAllLines(Path.of("..", "README.md")).stream()
            .dropWhile(line -> !line.equals(mail.getFirst()))
            .takeWhile(line -> !line.startsWith("```"))
            .filter(line -> !line.equals("..."))
            .toList();

    assertTrue(sample.size() > 5, sample::toString);
    assertEquals(List.of(), sample.stream().filter(line -> !mail.contains(line)).toList());
  }

  @Test
  void keepsNoMailOfAKindThatIsGone() throws IOException {
    assertEquals(AlertKind.all().stream().map(MailTextsTest::name).sorted().toList(), in(FOLDER));
    assertEquals(
        variants.keySet().stream().map(name -> name + ".txt").sorted().toList(),
        in(VARIANTS_FOLDER));
  }

  private static List<String> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String name(AlertKind kind) {
    return kind.page().replace(".md", ".txt");
  }
}
