package dev.rootsweep.bench.command;

import static dev.rootsweep.bench.command.Side.BOTO3;
import static dev.rootsweep.bench.command.Side.FLOOR;
import static dev.rootsweep.bench.command.Side.ROOT_MANAGER;
import static dev.rootsweep.bench.command.Target.RIGHT;
import static dev.rootsweep.bench.command.Target.within;

import java.util.List;
import java.util.Map;

/// Every comparison, in the order of the table.
public final class Comparisons {
  private static final Conditions USUAL = Conditions.USUAL;
  private static final GeneratedOrganization THOUSAND = new GeneratedOrganization(1000, 100, USUAL);

  private static final String THOUSAND_WORDS = "audit of 1,000 accounts, 100 with credentials";

  public static final List<Comparison> ALL =
      List.of(
          Comparison.audit(
              "audit-1000",
              THOUSAND_WORDS,
              THOUSAND,
              Map.of(
                  ROOT_MANAGER, within(0.5).callingAtMost(2700), BOTO3, RIGHT.callingAtMost(2700))),
          Comparison.audit(
              "audit-1000-rates",
              THOUSAND_WORDS + ", AWS's rates",
              new GeneratedOrganization(1000, 100, USUAL.withAwsRates()),
              Map.of(ROOT_MANAGER, within(0.5), BOTO3, RIGHT)),
          Comparison.audit(
              "audit-throttled",
              THOUSAND_WORDS + ", 10% of calls throttled",
              throttled(0.1),
              Map.of(ROOT_MANAGER, within(0.5), BOTO3, RIGHT)),
          Comparison.audit(
              "audit-rates",
              "audit of 200 accounts with credentials, AWS's rates",
              new GeneratedOrganization(200, 200, USUAL.withAwsRates()),
              Map.of(ROOT_MANAGER, within(2).neverThrottled(), BOTO3, RIGHT.neverThrottled())),
          Comparison.of(
              "remove",
              "removal from 100 of 200 accounts",
              Task.REMOVE,
              new GeneratedOrganization(200, 100, USUAL),
              Map.of(
                  ROOT_MANAGER, within(0.8).callingAtMost(1750), BOTO3, RIGHT.callingAtMost(1750))),
          Comparison.of(
              "one-account",
              "audit of one clean account, from Enter to answer",
              Task.AUDIT_ONE,
              new GeneratedOrganization(200, 20, USUAL),
              Map.of(ROOT_MANAGER, RIGHT, BOTO3, within(1))),
          Comparison.audit(
              "audit-10000",
              "audit of 10,000 accounts, 300 with credentials, AWS's rates",
              new GeneratedOrganization(10_000, 300, USUAL.withAwsRates()),
              Map.of(FLOOR, RIGHT.holdingAtMostMib(256))),
          Comparison.of(
              "sweep-10000",
              "sweep of 10,000 accounts, 300 with credentials, by ten functions, AWS's rates",
              Task.SWEEP,
              new GeneratedOrganization(10_000, 300, USUAL.withAwsRates()),
              Map.of(FLOOR, RIGHT.holdingAtMostMib(256))),
          onDemand("audit-ceiling-60", THOUSAND_WORDS + ", at most 60 accounts at once", THOUSAND)
              .with("--at-once", "60"),
          onDemand("audit-ceiling-200", THOUSAND_WORDS + ", at most 200 accounts at once", THOUSAND)
              .with("--at-once", "200"),
          onDemand(
              "audit-throttled-30", THOUSAND_WORDS + ", 30% of calls throttled", throttled(0.3)),
          onDemand(
              "audit-slow",
              THOUSAND_WORDS + ", 1 s per call",
              new GeneratedOrganization(1000, 100, new Conditions(1000, 0, false))));

  private Comparisons() {}

  private static GeneratedOrganization throttled(double share) {
    return new GeneratedOrganization(1000, 100, USUAL.throttling(share));
  }

  private static Comparison onDemand(
      String name, String words, GeneratedOrganization organization) {
    return Comparison.audit(name, words, organization, Map.of(ROOT_MANAGER, RIGHT, BOTO3, RIGHT))
        .onDemand();
  }
}
