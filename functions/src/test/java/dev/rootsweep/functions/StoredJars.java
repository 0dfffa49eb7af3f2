package dev.rootsweep.functions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Writes the zip of the functions anew, with the same files in its jars, which are no longer
/// compressed: the JVM reads classes without inflating them, and the zip around the jars, which is
/// compressed, becomes smaller. The build runs this file after it has made the zip.
final class StoredJars {
  /// The same everywhere: what a jar says of the time may depend on where it is read.
  private static final LocalDateTime PACKED = LocalDateTime.of(2026, 1, 1, 0, 0);

  private StoredJars() {}

  public static void main(String[] arguments) throws IOException {
    Path zip = Path.of(arguments[0]);
    Path next = zip.resolveSibling(zip.getFileName() + ".next");
    try (ZipFile made = new ZipFile(zip.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(next))) {
      for (ZipEntry entry : Collections.list(made.entries())) {
        byte[] bytes = made.getInputStream(entry).readAllBytes();
        deflate(entry, entry.getName().endsWith(".jar") ? stored(bytes) : bytes, out);
      }
    }
    Files.move(next, zip, StandardCopyOption.REPLACE_EXISTING);
  }

  /// The copy of the entry keeps its time and its rights.
  private static void deflate(ZipEntry from, byte[] bytes, ZipOutputStream out) throws IOException {
    ZipEntry entry = new ZipEntry(from);
    entry.setMethod(ZipEntry.DEFLATED);
    entry.setSize(bytes.length);
    entry.setCompressedSize(-1);
    entry.setCrc(crc(bytes));
    write(entry, bytes, out);
  }

  private static byte[] stored(byte[] jar) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar));
        ZipOutputStream out = new ZipOutputStream(stored)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        store(entry.getName(), in.readAllBytes(), out);
      }
    }
    return stored.toByteArray();
  }

  private static void store(String name, byte[] bytes, ZipOutputStream out) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(PACKED);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc(bytes));
    write(entry, bytes, out);
  }

  private static void write(ZipEntry entry, byte[] bytes, ZipOutputStream out) throws IOException {
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static long crc(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }
}
