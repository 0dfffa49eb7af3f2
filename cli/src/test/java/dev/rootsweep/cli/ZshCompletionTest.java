package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The completion in a zsh that somebody types into.
class ZshCompletionTest {
  /// Types each text, Tab and a key that writes the line into a file, into a zsh on a terminal.
  private static final String TYPING =
      """
      zmodload zsh/zpty
      zpty shell zsh -f -i
      zpty -w shell 'source ./typing.zsh'
      zpty -r shell seen '*ready *'
      for text in "$@"; do
        zpty -w -n shell "$text"$'\\t\\x14'
      done
      zpty -w shell exit
      while zpty -r shell seen; do :; done
      """;

  /// What the zsh reads first.
  private static final String TYPED =
      """
      PS1='ready '
      source ./completion.zsh
      write-line() { print -r -- "$BUFFER" >>lines; BUFFER=; }
      zle -N write-line
      bindkey '^T' write-line
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void completesPathsFolderByFolderAndCommandsAsWords() throws Exception {
    Tools.demand("zsh");
    Files.createDirectories(folder.resolve("events/more of them"));
    Files.createFile(folder.resolve("events/root-sign-in.json"));
    Files.createDirectories(folder.resolve("docs"));
    Files.createDirectories(folder.resolve("sandbox"));
    try (PrintWriter script =
        new PrintWriter(folder.resolve("completion.zsh").toFile(), StandardCharsets.UTF_8)) {
      Rootsweep.commandLine().setOut(script).execute("completion", "zsh");
    }

    assertEquals(
        List.of(
            "rootsweep play events/",
            "rootsweep play events/root-sign-in.json ",
            "rootsweep play events/more\\ of\\ them/",
            "rootsweep sandbox --organization docs/",
            "rootsweep sandbox ",
            "rootsweep audit --output json "),
        typed(
            "rootsweep play ev",
            "rootsweep play events/roo",
            "rootsweep play events/mo",
            "rootsweep sandbox --organization do",
            "rootsweep sand",
            "rootsweep audit --output js"));
  }

  private List<String> typed(String... texts) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("typing.zsh"), TYPED);
    List<String> command = new ArrayList<>(List.of("zsh", "-f", "-c", TYPING, "zsh"));
    command.addAll(List.of(texts));
    Process zsh =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("printed").toFile())
            .start();
    try {
      int _ = zsh.waitFor();
    } finally {
      zsh.descendants().forEach(ProcessHandle::destroyForcibly);
      zsh.destroyForcibly();
    }
    assertEquals("", Files.readString(folder.resolve("printed")));
    return Files.readAllLines(folder.resolve("lines"));
  }
}
