package dev.rootsweep.aws.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rootsweep.core.fake.AlertScenes;
import dev.rootsweep.core.model.AlertKind;
import dev.rootsweep.core.model.CheckAlertKind;
import dev.rootsweep.core.model.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The mail of each kind, as somebody woken at night reads it. With the system property
/// `rootsweep.golden` set to `write` the files are written anew.
class MailTextsTest {
  private static final Path FOLDER =
      Path.of("src", "test", "resources", "dev", "rootsweep", "aws", "alert", "mail");
  private static final Map<AlertKind, Notice> NOTICES = AlertScenes.all();

  @ParameterizedTest
  @MethodSource("dev.rootsweep.core.model.AlertKind#all")
  void readsAsItShould(AlertKind kind) throws IOException {
    Notice notice = Optional.ofNullable(NOTICES.get(kind)).orElseThrow();
    NoticeText text = NoticeText.of(notice, notice.at().plus(Duration.ofMinutes(1)));

    String mail = "Subject: " + text.subject() + "\n\n" + text.mail();

    Path file = FOLDER.resolve(name(kind));
    if ("write".equals(System.getProperty("rootsweep.golden"))) {
      Files.writeString(file, mail);
    }
    assertEquals(Files.readString(file), mail);
    assertEquals(kind, notice.kind());
    assertFalse(mail.contains("@"), mail);
    assertEquals(kind == CheckAlertKind.REMOVED, notice.steps().isEmpty(), mail);
  }

  @Test
  void keepsNoMailOfAKindThatIsGone() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();

      assertEquals(AlertKind.all().stream().map(MailTextsTest::name).sorted().toList(), names);
    }
  }

  private static String name(AlertKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
  }
}
