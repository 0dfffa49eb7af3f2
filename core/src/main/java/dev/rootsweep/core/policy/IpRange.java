package dev.rootsweep.core.policy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of IPv4 or IPv6 addresses in CIDR notation.
///
/// - shape: `first` and `last` address as numbers, both within; `bits` is 32 or 128
/// - source: RFC 4632, RFC 4291
public record IpRange(int bits, BigInteger first, BigInteger last) {
  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:]{2,39}(?:[0-9.]{7,15})?");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

  /// Reads an address or a range; nothing where a text is neither. Bits below the prefix are
  /// ignored.
  public static Optional<IpRange> of(String text) {
    int slash = text.indexOf('/');
    Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int bits = address.get().length * 8;
    String length = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
    if (!LENGTH.matcher(length).matches() || Integer.parseInt(length) > bits) {
      return Optional.empty();
    }
    return Optional.of(of(new BigInteger(1, address.get()), bits, Integer.parseInt(length)));
  }

  private static IpRange of(BigInteger address, int bits, int prefix) {
    BigInteger size = BigInteger.ONE.shiftLeft(bits - prefix);
    BigInteger first = address.subtract(address.mod(size));
    return new IpRange(bits, first, first.add(size).subtract(BigInteger.ONE));
  }

  /// `InetAddress` takes shorter forms too, as `10.1`, which are no addresses here.
  private static Optional<byte[]> address(String text) {
    if (!V4.matcher(text).matches() && !(text.contains(":") && V6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text).getAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Tells whether the whole of another range lies within this.
  public boolean contains(IpRange other) {
    return bits == other.bits
        && first.compareTo(other.first) <= 0
        && last.compareTo(other.last) >= 0;
  }

  /// Returns the text of an address of so many bits, given as a number; nothing where there is none
  /// such.
  public static Optional<String> text(int bits, BigInteger address) {
    if (address.signum() < 0 || address.bitLength() > bits) {
      return Optional.empty();
    }
    byte[] bytes = new byte[bits / 8];
    byte[] number = address.toByteArray();
    int length = Math.min(number.length, bytes.length);
    System.arraycopy(number, number.length - length, bytes, bytes.length - length, length);
    try {
      return Optional.of(InetAddress.getByAddress(bytes).getHostAddress());
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException("addresses have 32 or 128 bits, not " + bits, e);
    }
  }
}
