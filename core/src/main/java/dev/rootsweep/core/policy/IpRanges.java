package dev.rootsweep.core.policy;

import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Ranges of addresses, of which there may be thousands.
final class IpRanges {
  /// For each length of addresses, the last address of each range by its first; none lies within
  /// another.
  private final Map<Integer, TreeMap<BigInteger, BigInteger>> ends = new HashMap<>();

  IpRanges(Collection<IpRange> ranges) {
    ranges.forEach(this::add);
  }

  /// Two ranges of CIDR notation lie apart, or one within the other.
  private void add(IpRange range) {
    if (!contains(range)) {
      TreeMap<BigInteger, BigInteger> same =
          ends.computeIfAbsent(range.bits(), _ -> new TreeMap<>());
      same.subMap(range.first(), true, range.last(), true).clear();
      same.put(range.first(), range.last());
    }
  }

  /// Tells whether one of these contains the whole of a range.
  boolean contains(IpRange range) {
    Map.Entry<BigInteger, BigInteger> before =
        ends.getOrDefault(range.bits(), new TreeMap<>()).floorEntry(range.first());
    return before != null && before.getValue().compareTo(range.last()) >= 0;
  }
}
