package dev.rootsweep.sandbox.file;

import dev.rootsweep.sandbox.AccountState;
import dev.rootsweep.sandbox.Faults;
import dev.rootsweep.sandbox.JoinedMethod;
import dev.rootsweep.sandbox.Member;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads one account.
final class AccountReader {

  private static final String ID = "\\d{12}";
  private static final String NO_ID = "000000000000";
  private static final Map<String, AccountState> STATES = words(AccountState.values());
  private static final Map<String, JoinedMethod> METHODS = words(JoinedMethod.values());

  private final Times times;
  private final FaultsReader faults;
  private final CredentialReader credentials;

  AccountReader(Times times, FaultsReader faults) {
    this.times = times;
    this.faults = faults;
    this.credentials = new CredentialReader(times);
  }

  Member read(Place place) {
    String id = place.required("id", ID, "twelve digits");
    Member plain = Member.named(id.isEmpty() ? NO_ID : id, place.required("name"));
    return new Member(
        plain.id(),
        plain.name(),
        place.text("email").orElse(plain.email()),
        place.text("unit"),
        place.word("state", STATES).orElse(plain.state()),
        place.word("joinedMethod", METHODS).orElse(plain.joinedMethod()),
        place.read("joined", times::instant, Times.INSTANT).orElse(plain.joined()),
        place.object("tags").map(Place::allTexts).orElse(Map.of()),
        credentials.read(place, plain.id()),
        false,
        place.object("faults").map(faults::read).orElse(Faults.none()));
  }

  /// Words of the file for the values of an enum.
  private static <E extends Enum<E>> Map<String, E> words(E[] values) {
    return Arrays.stream(values).collect(Collectors.toMap(Enum::name, Function.identity()));
  }
}
