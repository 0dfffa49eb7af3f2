package dev.rootsweep.localstack;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// Marks tests that need LocalStack, which their constructor or methods may take.
///
/// Without a Docker engine they are skipped, and one line says what was not tested.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalStackExtension.class)
public @interface OnLocalStack {
  /// Says what is tested, to end the line "not tested: ...".
  String value();
}
