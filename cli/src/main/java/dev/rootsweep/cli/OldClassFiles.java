package dev.rootsweep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Jars whose class files have the format of Java 5, as picocli's have. Java's cache of loaded
/// classes takes none that old; the same code in the format of Java 8 it takes.
public final class OldClassFiles {
  private OldClassFiles() {}

  /// Rewrites the old class files of the jars that are named; all of their classes must be on the
  /// class path of this process.
  ///
  /// - errors: `IOException`; the jar is as it was then
  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      renew(Path.of(jar));
    }
  }

  static void renew(Path jar) throws IOException {
    Path renewed = jar.resolveSibling(jar.getFileName() + ".renewed");
    boolean found = false;
    try (ZipFile old = new ZipFile(jar.toFile());
        OutputStream file = Files.newOutputStream(renewed);
        ZipOutputStream written = new ZipOutputStream(file)) {
      for (ZipEntry entry : Collections.list(old.entries())) {
        byte[] content = old.getInputStream(entry).readAllBytes();
        boolean isOld = entry.getName().endsWith(".class") && isOld(content);
        found |= isOld;
        written.putNextEntry(new ZipEntry(entry.getName()));
        written.write(isOld ? renewed(content) : content);
      }
    }
    if (found) {
      Files.move(renewed, jar, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(renewed);
    }
  }

  private static boolean isOld(byte[] content) {
    return ClassFile.of().parse(content).majorVersion() < ClassFile.JAVA_6_VERSION;
  }

  /// Java 6 began to want a map of the stack in each method, which the library works out.
  private static byte[] renewed(byte[] content) {
    ClassFile format = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS);
    return format.transformClass(
        format.parse(content),
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(
                (built, element) -> {
                  if (element instanceof ClassFileVersion) {
                    built.withVersion(ClassFile.JAVA_8_VERSION, 0);
                  } else {
                    built.with(element);
                  }
                }));
  }
}
