package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rootsweep.sandbox.wire.Refusal;
import dev.rootsweep.sandbox.wire.Request;
import dev.rootsweep.sandbox.wire.Signature;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The services over one organization: knows who asks, whether they may, and who answers.
final class Aws {

  private static final String GLOBAL_STS = "sts.amazonaws.com";

  private final Organization organization;
  private final InstantSource clock;
  private final Sessions sessions = new Sessions();
  private final Gate gate;
  private final Permissions permissions;
  private final Map<String, Map<String, Operation>> operations;

  Aws(Organization organization, InstantSource clock) {
    this.organization = organization;
    this.clock = clock;
    organization.live(clock);
    this.gate = new Gate(organization, sessions);
    this.permissions = new Permissions(organization);
    this.operations =
        Map.of(
            "sts", new Sts(organization, sessions).operations(),
            "iam", iam(organization),
            "organizations", organizations(organization),
            "cloudformation", new StackSets(organization).operations(),
            "s3", new BucketPolicies(organization).operations(),
            "sqs", new QueueAttributes(organization).operations());
  }

  private static Map<String, Operation> iam(Organization organization) {
    Map<String, Operation> all = new HashMap<>();
    all.putAll(new RootReads(organization).operations());
    all.putAll(new RootDeletions(organization).operations());
    all.putAll(new Features(organization).operations());
    all.putAll(new AccountReads(organization).operations());
    return all;
  }

  private static Map<String, Operation> organizations(Organization organization) {
    Map<String, Operation> all = new HashMap<>();
    all.putAll(new OrganizationReads(organization).operations());
    all.putAll(new OrganizationWrites(organization).operations());
    return all;
  }

  /// The account of the root session that owns this key.
  Optional<String> account(String accessKeyId) {
    return sessions.by(accessKeyId).map(RootSession::account);
  }

  /// Answers a request, or lets a fault strike it.
  Ending answer(Request request, Target target) {
    try {
      return answered(request, target);
    } catch (Refusal refusal) {
      return Ending.refused(refusal);
    } catch (RuntimeException failure) {
      return Ending.refused(Refusal.internal(failure.toString()));
    }
  }

  private Ending answered(Request request, Target target) {
    if (isAbsent(target)) {
      throw absent(target);
    }
    if (request.header("host").orElse("").equals(GLOBAL_STS)
        && target.operation().equals("AssumeRoot")) {
      throw new Refusal(400, "InvalidAction", "Unknown Operation");
    }
    Instant now = clock.instant();
    Principal who = gate.admit(request, target, now);
    Operation operation = operation(target);
    Asked asked =
        new Asked(target.service(), target.operation(), target.input(), who, region(request), now);
    String account = account(who.accessKeyId()).or(target::account).orElse("");
    List<FaultState> faults = faults(account);
    faults.forEach(each -> each.delay(asked.operation()));
    Optional<Strike> strike = strike(faults, asked, account);
    if (strike.isPresent() && !strike.get().mishap().done()) {
      return strike.get().ending();
    }
    faults.forEach(each -> each.intervene(asked));
    return carriedOut(operation, asked, strike);
  }

  private boolean isAbsent(Target target) {
    return !Target.SERVICES.contains(target.service())
        && !operations.getOrDefault(target.service(), Map.of()).containsKey(target.operation());
  }

  private static String region(Request request) {
    return Signature.of(request).map(Signature::region).orElse("");
  }

  private Ending carriedOut(Operation operation, Asked asked, Optional<Strike> strike) {
    synchronized (organization) {
      try {
        permissions.check(asked);
        ObjectNode result = operation.answer(asked);
        return strike.map(Strike::ending).orElseGet(() -> new Ending.Given(result));
      } catch (Refusal refusal) {
        return strike.map(Strike::undone).map(Strike::ending).orElseThrow(() -> refusal);
      }
    }
  }

  /// The faults of everything, and those of the account.
  private List<FaultState> faults(String account) {
    return Stream.concat(
            Stream.of(organization.faults()),
            organization.find(account).map(Account::faults).stream())
        .toList();
  }

  private Optional<Strike> strike(List<FaultState> faults, Asked asked, String account) {
    synchronized (organization) {
      return faults.stream().flatMap(each -> each.strike(asked, account).stream()).findFirst();
    }
  }

  private Operation operation(Target target) {
    return Optional.ofNullable(operations.getOrDefault(target.service(), Map.of()))
        .map(ofService -> ofService.get(target.operation()))
        .orElseThrow(() -> unknown(target));
  }

  private Refusal absent(Target target) {
    Stream<String> single =
        operations.entrySet().stream()
            .filter(one -> !Target.SERVICES.contains(one.getKey()))
            .flatMap(one -> one.getValue().keySet().stream().map(name -> one.getKey() + ":" + name))
            .sorted();
    String text =
        "The sandbox does not have the service '%s', only %s. This call did not reach AWS."
            .formatted(
                target.service(),
                Stream.concat(Target.SERVICES.stream(), single).collect(Collectors.joining(", ")));
    return new Refusal(400, "InvalidAction", text);
  }

  private static Refusal unknown(Target target) {
    String text = "The sandbox has no operation " + target.service() + ":" + target.operation();
    return new Refusal(400, "InvalidAction", text);
  }
}
