package dev.rootsweep.core.lockout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/// A world of few calls, and policies made by chance about them. Each phrase of a policy says
/// itself which calls it matches.
final class SmallWorld {
  private SmallWorld() {}

  /// A call of the small world; an empty text is an absent key.
  record Call(
      String arn,
      String id,
      String ip,
      String vpce,
      String tag,
      String mfa,
      boolean tls,
      boolean later) {}

  /// A phrase of a policy, and which calls it matches.
  record Phrase(String text, BitSet matches) {}

  record Actions(String text, boolean put, boolean delete) {}

  record Made(String line, String name, Map<Way, BitSet> denied) {}

  static final List<Call> CALLS = calls();
  static final BitSet ORDINARY = matching(Call::tls);

  private static final List<Phrase> PRINCIPALS =
      List.of(
          phrase("*", _ -> true),
          phrase("*", _ -> true),
          phrase("*", _ -> true),
          phrase("@root", _ -> true),
          phrase("444455556666", _ -> false),
          phrase("@user/kim", call -> call.arn.endsWith(":user/kim")),
          phrase("@role/ops,@user/kim", call -> call.arn.matches(".*:(role/ops|user/kim)")),
          phrase("!@root", _ -> true),
          phrase("!@user/kim,@root", call -> !call.arn.endsWith(":user/kim")),
          phrase(
              "!%assumed-role/ops/ci,@role/ops,@root",
              call -> !(call.arn.endsWith(":role/ops") && call.id.endsWith(":ci"))));

  private static final List<Actions> ACTIONS =
      List.of(
          new Actions("s3:*", true, true),
          new Actions("s3:*", true, true),
          new Actions("*", true, true),
          new Actions("s3:Put*", true, false),
          new Actions("s3:DeleteBucketPolicy,s3:GetObject", false, true),
          new Actions("!s3:PutBucketPolicy", false, true),
          new Actions("s3:Get*", false, false));

  private static final List<String> RESOURCES =
      List.of("bucket", "bucket,objects", "*", "!objects", "objects");

  private static final List<Phrase> CONDITIONS =
      List.of(
          phrase("NotIpAddress aws:SourceIp 203.0.113.0/24", call -> !call.ip.startsWith("203.")),
          phrase("IpAddress aws:SourceIp 203.0.113.0/24", call -> call.ip.startsWith("203.")),
          phrase(
              "NotIpAddress aws:SourceIp 203.0.113.0/24 198.51.100.0/24",
              call -> !call.ip.startsWith("203.") && !call.ip.startsWith("198.")),
          phrase("NotIpAddress aws:SourceIp 10.0.0.0/8", _ -> true),
          phrase(
              "IpAddressIfExists aws:SourceIp 198.51.100.0/24",
              call -> call.ip.isEmpty() || call.ip.startsWith("198.")),
          phrase("Null aws:SourceIp false", call -> !call.ip.isEmpty()),
          phrase("StringNotEquals aws:SourceVpce vpce-1", call -> !call.vpce.equals("vpce-1")),
          phrase("StringEquals aws:SourceVpce vpce-1", call -> call.vpce.equals("vpce-1")),
          phrase("Null aws:SourceVpce true", call -> call.vpce.isEmpty()),
          phrase(
              "StringNotLikeIfExists aws:SourceVpce vpce-2*", call -> !call.vpce.equals("vpce-2")),
          phrase("ArnNotLike aws:PrincipalArn @role/*", call -> !call.arn.contains(":role/")),
          phrase(
              "ArnNotEquals aws:PrincipalArn @role/ops @user/kim",
              call -> !call.arn.matches(".*:(role/ops|user/kim)")),
          phrase("ArnEquals aws:PrincipalArn @role/ops", call -> call.arn.endsWith(":role/ops")),
          phrase("StringNotEquals aws:PrincipalArn @role/*", _ -> true),
          phrase(
              "ArnNotLike aws:PrincipalArn @role/*/web", call -> !call.arn.contains(":role/team/")),
          phrase(
              "StringNotLike aws:PrincipalArn @user/te?m/*",
              call -> !call.arn.contains("user/team/")),
          phrase("StringNotEquals aws:PrincipalTag/team o*", _ -> true),
          phrase("StringLike aws:PrincipalArn *team*", call -> call.arn.contains("team")),
          phrase(
              "StringNotLike aws:userid AROAEXAMPLEROLE11:*",
              call -> !call.id.startsWith("AROAEXAMPLEROLE11:")),
          phrase("StringNotLike aws:userid *:ci 111122223333", call -> !call.id.endsWith(":ci")),
          phrase("StringNotLike aws:username k*", call -> !call.arn.matches(".*:user/(team/)?k.*")),
          phrase("StringNotLike aws:username *m", call -> !call.arn.matches(".*:user/.*m")),
          phrase("Null aws:username true", call -> !call.arn.contains(":user/")),
          phrase("StringLike aws:userid AIDA*", call -> call.id.startsWith("AIDA")),
          phrase("StringNotEquals aws:PrincipalTag/team ops", call -> !call.tag.equals("ops")),
          phrase("StringEquals aws:PrincipalTag/team ops dev", call -> call.tag.matches("ops|dev")),
          phrase(
              "StringEqualsIfExists aws:principaltag/Team dev",
              call -> call.tag.isEmpty() || call.tag.equals("dev")),
          phrase("StringLike aws:PrincipalTag/team ?*", call -> !call.tag.isEmpty()),
          phrase("Bool aws:MultiFactorAuthPresent false", call -> call.mfa.equals("false")),
          phrase("BoolIfExists aws:MultiFactorAuthPresent false", call -> !call.mfa.equals("true")),
          phrase("Null aws:MultiFactorAuthPresent false", call -> !call.mfa.isEmpty()),
          phrase("Bool aws:SecureTransport false", call -> !call.tls),
          phrase("Bool aws:SecureTransport true", Call::tls),
          phrase("DateLessThan aws:CurrentTime 2027-06-01T00:00:00Z", call -> !call.later),
          phrase("DateGreaterThanEquals aws:CurrentTime 2027-06-01", Call::later),
          phrase("ArnNotLike aws:SourceArn arn:aws:sns:*:*:topic", _ -> true),
          phrase("StringEquals aws:SourceAccount 111122223333", _ -> false),
          phrase("StringNotEquals aws:PrincipalOrgID o-ours123456", _ -> false));

  private static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (String who :
        List.of(
            "user/kim AIDAONE",
            "user/kit AIDAONE",
            "user/tom AIDAONE",
            "user/lee AIDATWO",
            "user/kam AIDATWO",
            "user/team/lee AIDATWO",
            "user/team/kit AIDATWO",
            "user/team/tom AIDATWO",
            "user/team/kam AIDATWO",
            "role/ops AROAEXAMPLEROLE11:ci",
            "role/ops AROAEXAMPLEROLE11:else",
            "role/ops AROAOTHER:ci",
            "role/ops AROAOTHER:else",
            "role/team/web AROAEXAMPLEROLE11:ci",
            "role/team/web AROAEXAMPLEROLE11:else",
            "role/team/web AROAOTHER:ci",
            "role/team/web AROAOTHER:else",
            "role/web AROAEXAMPLEROLE11:ci",
            "role/web AROAEXAMPLEROLE11:else",
            "role/web AROAOTHER:ci",
            "role/web AROAOTHER:else",
            "federated-user/kim 111122223333:kim",
            "federated-user/team 111122223333:team",
            "federated-user/ci 111122223333:ci")) {
      for (String net :
          List.of(
              "203.0.113.9 -", "198.51.100.9 -", "9.9.9.9 -", "- vpce-1", "- vpce-2", "- vpce-3")) {
        for (String tag : List.of("", "ops", "dev", "else")) {
          for (String mfa : mfa(who)) {
            for (int bits = 0; bits < 4; bits++) {
              String[] names = who.split(" ", -1);
              String[] from = net.split(" ", -1);
              calls.add(
                  new Call(
                      "arn:aws:iam::111122223333:" + names[0],
                      names[1],
                      from[0].equals("-") ? "" : from[0],
                      from[1].equals("-") ? "" : from[1],
                      tag,
                      mfa,
                      (bits & 1) == 0,
                      (bits & 2) == 0));
            }
          }
        }
      }
    }
    return calls;
  }

  /// Only users have long-term keys; federated users never have MFA.
  private static List<String> mfa(String who) {
    if (who.startsWith("user")) {
      return List.of("", "false", "true");
    }
    return who.startsWith("role") ? List.of("false", "true") : List.of("false");
  }

  private static BitSet matching(Predicate<Call> matches) {
    BitSet found = new BitSet();
    for (int i = 0; i < CALLS.size(); i++) {
      found.set(i, matches.test(CALLS.get(i)));
    }
    return found;
  }

  private static Phrase phrase(String text, Predicate<Call> matches) {
    return new Phrase(text, matching(matches));
  }

  static Made statement(Random chance, int index) {
    String name = "S" + index;
    Phrase who = one(PRINCIPALS, chance);
    Actions actions = one(ACTIONS, chance);
    String resources = one(RESOURCES, chance);
    List<String> conditions = new ArrayList<>();
    BitSet matched = (BitSet) who.matches.clone();
    for (int i = chance.nextInt(3); i > 0; i--) {
      Phrase condition = one(CONDITIONS, chance);
      conditions.add(condition.text);
      matched.and(condition.matches);
    }
    boolean denies = chance.nextInt(10) > 0 && !resources.equals("objects");
    String effect = denies || resources.equals("objects") ? "Deny " : "Allow ";
    String line = name + ": " + effect + who.text + " " + actions.text + " " + resources;
    Map<Way, BitSet> denied = new EnumMap<>(Way.class);
    denied.put(Way.PUT_BUCKET_POLICY, denies && actions.put ? matched : new BitSet());
    denied.put(Way.DELETE_BUCKET_POLICY, denies && actions.delete ? matched : new BitSet());
    String when = conditions.isEmpty() ? "" : " when " + String.join("; ", conditions);
    return new Made(line + when, name, denied);
  }

  private static <T> T one(List<T> all, Random chance) {
    return all.get(chance.nextInt(all.size()));
  }

  static List<Made> made(Random chance) {
    List<Made> statements = new ArrayList<>();
    int count = 1 + chance.nextInt(4);
    for (int i = 0; i < count; i++) {
      statements.add(statement(chance, i));
    }
    return statements;
  }
}
