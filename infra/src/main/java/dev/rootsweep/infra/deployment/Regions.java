package dev.rootsweep.infra.deployment;

import java.util.List;
import java.util.Set;
import software.amazon.awssdk.regions.Region;

/// The Regions that AWS has, by the list of the AWS SDK, and what not all of them offer.
final class Regions {
  /// - source: Lambda Developer Guide, "Improving startup performance with Lambda SnapStart": all
  ///   commercial Regions but these
  private static final Set<String> WITHOUT_SNAP_START = Set.of("ap-east-2", "ap-southeast-6");

  private static final String GOV_CLOUD = "aws-us-gov";

  private Regions() {}

  /// Reads a Region that Rootsweep can work in.
  ///
  /// - errors: `IllegalArgumentException` that says what is wrong with the Region
  static String read(String text) {
    Region region =
        Region.regions().stream()
            .filter(known -> known.id().equals(text) && !known.isGlobalRegion())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'%s' is no Region of AWS; %s".formatted(text, alike(text))));
    String partition = region.metadata().partition().id();
    if (partition.equals(GOV_CLOUD)) {
      throw new IllegalArgumentException(
          text + " is in GovCloud, where AWS has no central management of root credentials");
    }
    if (Partition.all().stream().noneMatch(known -> known.id().equals(partition))) {
      throw new IllegalArgumentException(
          "%s is in the partition %s, in which Rootsweep was never tried"
              .formatted(text, partition));
    }
    return text;
  }

  private static String alike(String text) {
    String area = text.split("-", 2)[0] + "-";
    List<String> near = ids().stream().filter(id -> id.startsWith(area)).toList();
    return near.isEmpty()
        ? "those of AWS begin with " + String.join(", ", areas())
        : "there are " + String.join(", ", near);
  }

  private static List<String> ids() {
    return Region.regions().stream()
        .filter(region -> !region.isGlobalRegion())
        .map(Region::id)
        .sorted()
        .toList();
  }

  private static List<String> areas() {
    return ids().stream().map(id -> id.split("-", 2)[0] + "-").distinct().toList();
  }

  /// Tells whether Lambda starts functions from snapshots there.
  static boolean haveSnapStart(String region) {
    return Partition.of(region) == Partition.AWS && !WITHOUT_SNAP_START.contains(region);
  }
}
