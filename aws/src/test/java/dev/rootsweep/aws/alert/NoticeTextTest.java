package dev.rootsweep.aws.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.Notices;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.Notice;
import dev.rootsweep.core.model.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextTest {
  @Test
  void readsWellForARootSignIn() throws IOException {
    assertEquals(golden("root-sign-in.txt"), whole(Notices.signIn(Severity.CRITICAL)));
  }

  @Test
  void readsWellForAHeldRemoval() throws IOException {
    assertEquals(golden("held.txt"), whole(Notices.held()));
  }

  @Test
  void readsWellForAnOrganizationThatCannotBeSeen() throws IOException {
    assertEquals(golden("not-auditable-widely.txt"), whole(Notices.widely()));
  }

  @Test
  void showsNothingOfAnAttackersThatActs() throws IOException {
    String mail = text(Notices.hostile()).mail();

    assertEquals(golden("hostile.txt"), whole(Notices.hostile()));
    assertFalse(mail.contains("://") || mail.contains("www."), mail);
    assertFalse(mail.contains("root@example.com"), mail);
    assertTrue(mail.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c)), mail);
    assertTrue(mail.codePoints().noneMatch(c -> Character.getType(c) == Character.FORMAT), mail);
  }

  @Test
  void putsNoLineOfAnAttackersBesideItsOwn() {
    long lines = text(Notices.hostile()).mail().lines().count();

    assertEquals(16, lines);
  }

  @ParameterizedTest
  @CsvSource({
    "0, just now",
    "59, just now",
    "-30, just now",
    "60, 1 min ago",
    "3599, 59 min ago",
    "3600, 1 h 0 min ago",
    "172799, 47 h 59 min ago",
    "172800, 2 days ago"
  })
  void tellsHowLongAgo(long seconds, String ago) {
    NoticeText text =
        NoticeText.of(Notices.widely(), Runbook.IN_REPOSITORY, Notices.AT.plusSeconds(seconds));

    assertEquals("When: 2026-11-22 23:58:10 UTC, " + ago, text.facts().getFirst());
  }

  @Test
  void keepsTheSubjectWithinWhatSnsTakes() {
    for (Notice notice : List.of(Notices.hostile(), Notices.signIn(Severity.INFO))) {
      String subject = text(notice).subject();

      assertTrue(subject.matches("[\\x20-\\x7e]{1,99}"), subject);
      assertTrue(subject.startsWith(notice.severity().name()), subject);
      assertTrue(subject.contains(notice.account().value()), subject);
    }
  }

  @Test
  void saysWhatItCut() {
    NoticeText text = text(Notices.huge());

    assertTrue(text.facts().getLast().matches("\\(\\d+ more lines cut\\)"));
    assertTrue(text.steps().getLast().matches("\\(\\d+ more lines cut\\)"));
    assertTrue(text.mail().getBytes(StandardCharsets.UTF_8).length <= 262_144);
  }

  @ParameterizedTest
  @MethodSource("dev.rootsweep.core.model.AlertKind#all")
  void namesThePageOfEveryKind(AlertKind kind) {
    assertTrue(Runbook.IN_REPOSITORY.page(kind).matches("docs/runbook/[a-z]+(-[a-z]+)*\\.md"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://wiki.example.com/runbook", "https://wiki.example.com/runbook/"})
  void linksToThePagesWhereTheyAre(String url) {
    Notice notice = Notices.signIn(Severity.CRITICAL);

    NoticeText text = NoticeText.of(notice, new Runbook(url), Notices.NOW);

    assertTrue(
        text.mail().contains("\nRunbook: https://wiki.example.com/runbook/root-sign-in.md\n"));
    assertEquals(
        "See https://wiki.example.com/runbook/stop-a-caller.md.",
        new Runbook(url).located("See docs/runbook/stop-a-caller.md."));
  }

  @Test
  void saysTheAccountOnce() {
    NoticeText text = text(Notices.held());

    assertEquals(1, text.facts().stream().filter(fact -> fact.startsWith("Account:")).count());
  }

  private static NoticeText text(Notice notice) {
    return NoticeText.of(notice, Runbook.IN_REPOSITORY, Notices.NOW);
  }

  private static String whole(Notice notice) {
    NoticeText text = text(notice);
    return "Subject: " + text.subject() + "\n\n" + text.mail();
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = NoticeTextTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
