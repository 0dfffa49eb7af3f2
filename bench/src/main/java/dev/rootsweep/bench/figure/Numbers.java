package dev.rootsweep.bench.figure;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers as they are shown.
public final class Numbers {
  private static final MathContext DIGITS = new MathContext(3);

  private Numbers() {}

  /// Writes a number with three digits that count.
  public static String shown(double number) {
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    return rounded.setScale(Math.max(rounded.scale(), 0)).toPlainString();
  }
}
