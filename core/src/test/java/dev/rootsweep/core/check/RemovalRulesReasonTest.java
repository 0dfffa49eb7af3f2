package dev.rootsweep.core.check;

import static dev.rootsweep.core.check.Given.JOINED;
import static dev.rootsweep.core.check.Given.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rootsweep.core.fake.Credentials;
import dev.rootsweep.core.model.LastUse;
import dev.rootsweep.core.model.RootCredential;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The words that a decision leaves in the ledger and in notices.
class RemovalRulesReasonTest {
  private static final RootCredential KEY = Credentials.oldKey("AKIAOLD");
  private static final RootCredential LEASED = Credentials.password(NOW.minusSeconds(60));

  static Stream<Arguments> removals() {
    return Stream.of(
        Arguments.of("nothing held it back", new Given().holding(KEY)),
        Arguments.of(
            "the account was verified clean before", new Given().holding(KEY).cleanIn(JOINED)),
        Arguments.of("approved by an approver", new Given().holding(KEY).approved(NOW, KEY)),
        Arguments.of("an open intent", new Given().holding(KEY).intended(KEY)),
        Arguments.of(
            "made under a recovery lease that has ended",
            new Given().holding(LEASED).lease(NOW.minusSeconds(600), NOW)));
  }

  @ParameterizedTest
  @MethodSource("removals")
  void saysWhatAllowedTheRemoval(String why, Given given) {
    assertEquals(why, given.removed().why());
  }

  static Stream<Arguments> holds() {
    LastUse longAgo = new LastUse.Used(Credentials.LONG_AGO, Optional.empty(), Optional.empty());
    return Stream.of(
        Arguments.of(
            "console password was used at 2026-03-01 09:59:00 UTC",
            Credentials.usedPassword(NOW.minusSeconds(60))),
        Arguments.of(
            "console password was made at 2026-03-01 09:59:00 UTC",
            new RootCredential.ConsolePassword(NOW.minusSeconds(60), longAgo)),
        Arguments.of(
            "access key AKIANEW was made at 2026-03-01 09:59:00 UTC",
            Credentials.key("AKIANEW", NOW.minusSeconds(60))),
        Arguments.of(
            "AWS keeps no record of the use of signing certificate CERT",
            Credentials.oldCertificate("CERT")));
  }

  @ParameterizedTest
  @MethodSource("holds")
  void saysWhatIsRecentAboutACredential(String detail, RootCredential credential) {
    Given given = new Given().holding(credential);

    Decision.Hold hold = given.held();

    assertEquals(detail, hold.detail());
  }

  @Test
  void saysNothingOfCredentialsThatAreNotRecent() {
    Given given = new Given().holding(KEY, Credentials.key("AKIANEW", NOW.minusSeconds(60)));

    Decision.Hold hold = given.held();

    assertEquals("access key AKIANEW was made at 2026-03-01 09:59:00 UTC", hold.detail());
  }
}
