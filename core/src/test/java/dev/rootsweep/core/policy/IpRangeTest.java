package dev.rootsweep.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpRangeTest {
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0/0,           0.0.0.0,        255.255.255.255",
    "203.0.113.77/24,     203.0.113.0,    203.0.113.255",
    "203.0.113.77/32,     203.0.113.77,   203.0.113.77",
    "203.0.113.77,        203.0.113.77,   203.0.113.77",
    "255.255.255.255/31,  255.255.255.254, 255.255.255.255",
    "::/0,                0:0:0:0:0:0:0:0, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "2001:db8::9/127,     2001:db8:0:0:0:0:0:8, 2001:db8:0:0:0:0:0:9",
    "2001:db8::9/128,     2001:db8:0:0:0:0:0:9, 2001:db8:0:0:0:0:0:9",
  })
  void readsItsFirstAndLastAddress(String text, String first, String last) {
    IpRange range = IpRange.of(text).orElseThrow();

    assertEquals(Optional.of(first), IpRange.text(range.bits(), range.first()));
    assertEquals(Optional.of(last), IpRange.text(range.bits(), range.last()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "/24", "10.1", "10.0.0.256", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1",
        "10.0.0.0/1/2", " 10.0.0.1", "::/129", "::g", "1::2::3", "abcd", "12345", "10.0.0.*",
        "example.com", "dead.beef", "[::1]", "fe80::1%1"
      })
  void takesNothingElse(String text) {
    assertEquals(Optional.empty(), IpRange.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,   10.0.0.0/8,      true",
    "10.0.0.0/8,   10.255.255.255,  true",
    "10.0.0.0/8,   11.0.0.0,        false",
    "10.0.0.0/8,   9.255.255.255,   false",
    "10.0.0.0/8,   10.0.0.0/7,      false",
    "10.0.0.0/8,   ::a00:0,         false",
    "::/0,         10.0.0.0,        false",
    "2001:db8::/32, 2001:db8::1,    true",
  })
  void containsWhatLiesWithin(String range, String other, boolean within) {
    IpRange one = IpRange.of(range).orElseThrow();
    IpRange two = IpRange.of(other).orElseThrow();

    assertEquals(within, one.contains(two));
    assertEquals(within, ranges(range, "192.0.2.0/24").contains(two));
    assertEquals(within, ranges("192.0.2.0/24", range).contains(two));
  }

  @Test
  void findsARangeAmongThoseThatLieWithinEachOther() {
    for (IpRanges ranges :
        List.of(
            ranges("10.0.0.0/8", "10.1.0.0/16", "10.1.2.0/24"),
            ranges("10.1.2.0/24", "10.1.0.0/16", "10.0.0.0/8"),
            ranges("10.1.0.0/16", "10.0.0.0/8", "10.0.0.0/24"))) {
      assertTrue(ranges.contains(IpRange.of("10.200.0.1").orElseThrow()));
      assertTrue(ranges.contains(IpRange.of("10.1.2.3").orElseThrow()));
      assertTrue(ranges.contains(IpRange.of("10.0.0.0/8").orElseThrow()));
      assertEquals(false, ranges.contains(IpRange.of("11.0.0.0").orElseThrow()));
    }
  }

  private static IpRanges ranges(String... texts) {
    return new IpRanges(Stream.of(texts).map(text -> IpRange.of(text).orElseThrow()).toList());
  }

  @Test
  void hasNoTextBeyondTheLastAddress() {
    BigInteger beyond = BigInteger.ONE.shiftLeft(32);

    assertEquals(Optional.empty(), IpRange.text(32, beyond));
    assertEquals(Optional.of("255.255.255.255"), IpRange.text(32, beyond.subtract(BigInteger.ONE)));
    assertEquals(Optional.of("0.0.0.0"), IpRange.text(32, BigInteger.ZERO));
    assertEquals(Optional.empty(), IpRange.text(32, BigInteger.ONE.negate()));
    assertThrows(IllegalArgumentException.class, () -> IpRange.text(16, BigInteger.ZERO));
  }
}
