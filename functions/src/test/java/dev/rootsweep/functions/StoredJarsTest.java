package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The jars of the zip hold the files of the published ones, which this JVM's class path holds, and
/// nothing in them is compressed.
@Tag("zip")
class StoredJarsTest {
  private static final String LIBRARIES = "lib/";

  @Test
  void holdWhatWasPublishedUncompressed() throws IOException {
    Map<String, Path> published = new TreeMap<>();
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .forEach(path -> published.put(String.valueOf(path.getFileName()), path));

    try (ZipFile zip = new ZipFile(Path.of(System.getProperty("rootsweep.zip", "")).toFile())) {
      List<? extends ZipEntry> jars =
          zip.stream().filter(entry -> entry.getName().endsWith(".jar")).toList();
      assertTrue(jars.size() >= 40, jars::toString);
      for (ZipEntry jar : jars) {
        String name = jar.getName().substring(LIBRARIES.length());
        Path original = published.get(name);
        assertTrue(original != null, () -> name + " is not on the class path");
        assertEquals(sums(Files.readAllBytes(original)), sums(bytes(zip, jar)), name);
        assertEquals(List.of(), compressed(bytes(zip, jar)), name);
      }
    }
  }

  private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  private static Map<String, Integer> sums(byte[] jar) throws IOException {
    Map<String, Integer> sums = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        sums.put(entry.getName(), Arrays.hashCode(in.readAllBytes()));
      }
    }
    return sums;
  }

  private static List<String> compressed(byte[] jar) throws IOException {
    Path file = Files.createTempFile("library", ".jar");
    try {
      Files.write(file, jar);
      try (ZipFile read = new ZipFile(file.toFile())) {
        return Collections.list(read.entries()).stream()
            .filter(entry -> entry.getMethod() != ZipEntry.STORED)
            .map(ZipEntry::getName)
            .toList();
      }
    } finally {
      Files.delete(file);
    }
  }
}
