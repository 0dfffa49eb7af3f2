package dev.rootsweep.core.lockout;

import dev.rootsweep.core.policy.Glob;
import dev.rootsweep.core.policy.IpRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// From where a call can come: from a public address, or through a VPC endpoint.
///
/// A call through an endpoint has no `aws:SourceIp`; one from a public address has neither
/// `aws:SourceVpce` nor `aws:SourceVpc` nor `aws:VpcSourceIp`. No call comes from a private
/// address.
///
/// - source: IAM User Guide, "AWS global condition context keys: Properties of the network"; RFC
///   6890
final class Networks {
  private static final Set<String> KEYS =
      Set.of(
          "aws:sourceip",
          "aws:sourcevpc",
          "aws:sourcevpce",
          "aws:vpcsourceip",
          "aws:sourcevpcarn",
          "aws:vpceaccount",
          "aws:vpceorgid",
          "aws:vpceorgpaths");

  /// Ranges from which nothing comes over the internet. Those of documentation (RFC 5737, RFC 3849)
  /// count as public: examples mean their own addresses by them.
  private static final List<IpRange> NOT_PUBLIC =
      List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.168.0.0/16",
              "224.0.0.0/3",
              "::/3",
              "4000::/2",
              "8000::/1")
          .stream()
          .map(range -> IpRange.of(range).orElseThrow())
          .toList();

  /// Ids, ARNs of VPCs and account ids; no wildcard is part of one.
  private static final Pattern ID = Pattern.compile("[\\w:/" + Sample.FRESH + "-]+");

  private static final String ANY_PUBLIC = "1.0.0.0";

  private static final List<String> STARS = List.of("1", "1.1", "1.1.1", "1.1.1.1", "");

  private final Mentions mentions;
  private boolean whole = true;

  private Networks(Mentions mentions) {
    this.mentions = mentions;
  }

  static Side of(Mentions mentions) {
    Networks networks = new Networks(mentions);
    List<Choice> choices = new ArrayList<>(networks.internet());
    choices.addAll(networks.endpoints());
    return new Side(KEYS, false, choices, networks.whole);
  }

  private List<Choice> internet() {
    List<Choice> choices = new ArrayList<>();
    for (Sample address : addresses("aws:sourceip", NOT_PUBLIC)) {
      String from = address.shown().isEmpty() ? "the internet" : address.shown();
      choices.add(
          Choice.of(Map.of("aws:sourceip", address.value())).needing("a call from " + from));
    }
    return choices;
  }

  private List<Sample> addresses(String key, List<IpRange> excluded) {
    Samples.Found found = mentions.samples(key, List.of(), address -> isAddress(address, excluded));
    // Patterns of texts are not compared with each other.
    boolean single = mentions.conditions(key).size() == 1;
    whole &= found.whole() && (single || mentions.isOnly(key, Family.ADDRESS));
    List<Sample> all = new ArrayList<>();
    all.add(Sample.any(ANY_PUBLIC));
    all.addAll(found.samples());
    ends(excluded).forEach(end -> all.add(Sample.any(end)));
    all.addAll(likeTexts(key, excluded));
    return all.stream().filter(sample -> isAddress(sample.value(), excluded)).toList();
  }

  /// Addresses that match the patterns of a string operator.
  private List<Sample> likeTexts(String key, List<IpRange> excluded) {
    List<Sample> found = new ArrayList<>();
    for (Glob glob : patterns(key)) {
      boolean some = false;
      for (String star : STARS) {
        String text = glob.filled(star, "1");
        some |= IpRange.of(text).isPresent();
        found.add(new Sample(text, glob.toString()));
      }
      whole &= some;
    }
    return found.stream().filter(sample -> isAddress(sample.value(), excluded)).toList();
  }

  private Set<Glob> patterns(String key) {
    Set<Glob> globs = new LinkedHashSet<>();
    mentions
        .conditions(key)
        .forEach(condition -> condition.values().ifPresent(v -> globs.addAll(v.fixed())));
    globs.removeIf(Glob::isLiteral);
    return globs;
  }

  private static List<String> ends(List<IpRange> ranges) {
    List<String> ends = new ArrayList<>();
    for (IpRange range : ranges) {
      IpRange.text(range.bits(), range.last().add(BigInteger.ONE)).ifPresent(ends::add);
    }
    return ends;
  }

  private static boolean isAddress(String text, List<IpRange> excluded) {
    Optional<IpRange> address = IpRange.of(text).filter(range -> !text.contains("/"));
    return address.isPresent()
        && excluded.stream().noneMatch(range -> range.contains(address.get()));
  }

  private List<Choice> endpoints() {
    List<Choice> choices = List.of(Choice.NOTHING);
    choices = with(choices, "aws:sourcevpce", "vpce-", "a call through the VPC endpoint");
    choices = with(choices, "aws:sourcevpc", "vpc-", "a call through an endpoint of the VPC");
    choices = with(choices, "aws:sourcevpcarn", "arn:", "a call through an endpoint of the VPC");
    choices = with(choices, "aws:vpceaccount", "", "a VPC endpoint of the account");
    choices = with(choices, "aws:vpceorgid", "o-", "a VPC endpoint of the organization");
    choices = with(choices, "aws:vpceorgpaths", "o-", "a VPC endpoint of the unit");
    if (mentions.has("aws:vpcsourceip")) {
      List<Choice> addresses =
          addresses("aws:vpcsourceip", List.of()).stream()
              .map(
                  sample -> Choice.of("aws:vpcsourceip", sample, "a call from the private address"))
              .toList();
      choices = Choice.product(choices, addresses);
    }
    return choices.stream().map(Networks::throughAnEndpoint).toList();
  }

  private static Choice throughAnEndpoint(Choice choice) {
    return choice.needs().isEmpty() ? choice.needing("a call through a VPC endpoint") : choice;
  }

  private List<Choice> with(List<Choice> choices, String key, String prefix, String need) {
    if (!mentions.has(key)) {
      return Choice.product(choices, List.of(Choice.of(Map.of(key, prefix + Sample.FRESH))));
    }
    Samples.Found found =
        mentions.samples(
            key,
            List.of(Glob.of(prefix + "*")),
            value -> value.startsWith(prefix) && ID.matcher(value).matches());
    whole &= found.whole() && !mentions.isMixed(key);
    List<Choice> named = new ArrayList<>();
    found.samples().forEach(sample -> named.add(Choice.of(key, sample, need)));
    if (key.startsWith("aws:vpce")) {
      named.add(Choice.NOTHING.needing("a VPC endpoint without " + mentions.written(key)));
    }
    return Choice.product(choices, named);
  }
}
