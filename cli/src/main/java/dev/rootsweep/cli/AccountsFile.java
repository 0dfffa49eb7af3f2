package dev.rootsweep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Account ids in a file.
final class AccountsFile {
  private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

  /// A mark that some editors put first, and comments.
  private static final Pattern BESIDE = Pattern.compile("^\\x{FEFF}|#.*");

  private AccountsFile() {}

  /// Reads the words of a file.
  ///
  /// - errors: `IllegalArgumentException` where it cannot be read, or names no account: a run over
  ///   all accounts is never meant then
  static List<String> read(Path file) {
    String text;
    try {
      text = BESIDE.matcher(Files.readString(file)).replaceAll("");
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("--accounts-file " + file + " does not exist", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("--accounts-file " + file + " cannot be read: " + e, e);
    }
    List<String> words = BETWEEN.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    if (words.isEmpty()) {
      throw new IllegalArgumentException("--accounts-file " + file + " names no account");
    }
    return words;
  }
}
