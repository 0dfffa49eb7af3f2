package dev.rootsweep.cli.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class PolicyInputTest {
  /// The root user of the machine may read every file, so that the exception is made by hand.
  @Test
  void saysWhyAFileCannotBeRead() {
    assertEquals("there is no such file", PolicyInput.why(new NoSuchFileException("x")));
    assertEquals("you may not read this file", PolicyInput.why(new AccessDeniedException("x")));
    assertEquals(
        "this file cannot be read: File name too long",
        PolicyInput.why(new FileSystemException("x", null, "File name too long")));
    assertEquals(
        "this file cannot be read: the system does not say why",
        PolicyInput.why(new FileSystemException("x")));
  }
}
