package dev.rootsweep.bench.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RivalsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void areOptional() {
    assertEquals(Optional.empty(), Rivals.of(List.of()).rootManager());
  }

  @Test
  void takeAProgram() throws IOException {
    Path program = Files.writeString(folder.resolve("peer"), "#!/bin/sh\n");
    assertTrue(program.toFile().setExecutable(true));

    assertEquals(
        Optional.of(program), Rivals.of(List.of("aws-root-manager=" + program)).rootManager());
  }

  @Test
  void sayWhatIsWrongWithAProgram() throws IOException {
    Path text = Files.writeString(folder.resolve("text"), "");

    assertTrue(refusal("aws-root-manager=" + text).contains("may not be executed"));
    assertTrue(
        refusal("aws-root-manager=" + folder.resolve("none")).contains("there is no program"));
    assertTrue(refusal("aws-root-manager=" + folder).contains("there is no program"));
    assertEquals(
        "--against takes aws-root-manager=PATH, not another=peer", refusal("another=peer"));
  }

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> Rivals.of(List.of(text))).getMessage());
  }
}
