package dev.rootsweep.architecture;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The pages of the runbook, and the mails of the alerts that they are for.
final class Runbooks {
  static final Path FOLDER = Repository.ROOT.resolve("docs/runbook");
  static final Path INDEX = FOLDER.resolve("README.md");

  private static final Set<String> MAILS = Set.of("mail", "mail-variant");

  private Runbooks() {}

  static Stream<Path> pages() {
    return Repository.files().stream().filter(file -> FOLDER.equals(file.getParent()));
  }

  /// The mails are those that `MailTextsTest` holds the alerts to.
  static Stream<Path> mails() {
    return Repository.files().stream()
        .filter(
            file ->
                MAILS.contains(
                    String.valueOf(Objects.requireNonNull(file.getParent()).getFileName())))
        .filter(file -> file.toString().endsWith(".txt"));
  }

  /// Names the page of a mail: those of one kind have one page.
  static String page(Path mail) {
    return mail.getFileName().toString().replaceFirst("(--.*)?\\.txt$", ".md");
  }

  static String section(String page, String name) {
    return page.split("\n## " + Pattern.quote(name), 2)[1].split("\n## ", 2)[0];
  }
}
