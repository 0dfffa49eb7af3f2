package dev.rootsweep.functions.hard;

import dev.rootsweep.core.memory.MemoryLedger;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Key;
import dev.rootsweep.sandbox.Member;
import dev.rootsweep.sandbox.Mfa;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Password;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Many members beside those of the example organization, the first `dirty` of which hold an old
/// password, key and device.
record Crowd(List<AccountId> accounts, List<AccountId> dirty) {
  /// The cap of removals an hour is set aside.
  static final Map<String, String> NO_CAP = Map.of("ROOTSWEEP_REMOVAL_CAP", "1000000");

  static Crowd of(int accounts, int dirty) {
    List<AccountId> all =
        IntStream.range(0, accounts)
            .mapToObj(n -> new AccountId("600000%06d".formatted(711_000 + n)))
            .toList();
    return new Crowd(all, all.subList(0, dirty));
  }

  Trial trial() {
    return Trial.swept(new Trial(organization(), new MemoryLedger(), NO_CAP));
  }

  Organization organization() {
    Organization organization = ExampleOrganization.at(Trial.NOW);
    accounts.forEach(account -> organization.member(member(account.value())));
    dirty.forEach(account -> give(organization, account));
    return organization;
  }

  private static Member member(String id) {
    return Member.named(id, "Member " + id).in("ou-exam-workprod1").created(Trial.LONG_AGO);
  }

  /// Gives an account what a dirty one holds.
  static void give(Organization organization, AccountId account) {
    organization
        .account(account.value())
        .add(Password.created(Trial.LONG_AGO))
        .add(Key.active(key(account), Trial.LONG_AGO))
        .add(Mfa.virtual(account.value(), Trial.LONG_AGO));
  }

  static String key(AccountId account) {
    return "AKIAEXAMPLE" + account.value().substring(3);
  }

  static String device(AccountId account) {
    return Mfa.virtual(account.value(), Trial.LONG_AGO).serial();
  }

  /// Returns what a dirty account holds at first, as the sandbox names it.
  Set<String> credentials(AccountId account) {
    return Set.of("password", key(account), device(account));
  }
}
