package dev.rootsweep.core.policy;

import static dev.rootsweep.core.policy.PolicyLines.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// - source: IAM User Guide, "AWS JSON policy elements: NotPrincipal": a caller is named with all
///   that it stands on
class PrincipalMatcherTest {
  /// Entries as [PolicyLines] writes them, with `;` between two.
  @ParameterizedTest
  @CsvSource({
    "!@user/kim,                                       true",
    "!@user/kim;@root,                                 false",
    "!@user/kim;111122223333,                          false",
    "!@user/kim;444455556666,                          true",
    "!%federated-user/kim,                             true",
    "!%federated-user/kim;@root,                       false",
    "!%assumed-role/ops/ci,                            true",
    "!%assumed-role/ops/ci;@root,                      true",
    "!%assumed-role/ops/ci;@role/ops,                  true",
    "!%assumed-role/ops/ci;@role/ops;@root,            false",
    "!%assumed-role/ops/ci;@role/team/ops;@root,       false",
    "!%assumed-role/ops/ci;@role/devops;@root,         true",
    "!%assumed-role/ops/ci;@user/ops;@root,            true",
    "!%assumed-role/ops/ci;arn:aws:iam::444455556666:role/ops;@root, true",
    "!AROAEXAMPLEROLE11,                               true",
    "!@root,                                           false",
    "!@role/ops,                                       false",
    "!service:sns.amazonaws.com,                       false",
    "!federated:accounts.google.com,                   false",
    "!*,                                               false",
    "@user/kim,                                        false",
    "AROAEXAMPLEROLE11,                                false",
    "canonical:79a59df900b949e5,                       true",
    "@group/admins,                                    true",
    "%assumed-role/ops,                                true",
    "@role/*,                                          true",
  })
  void doubtsWhatStandsAlone(String principals, boolean doubtful) {
    assertEquals(doubtful, matcher(principals).doubt().isPresent());
  }

  private static PrincipalMatcher matcher(String principals) {
    String line = "A: Deny " + principals.replace(';', ',') + " s3:* bucket";
    Statement statement = (Statement) policy(line).statements().getFirst();
    return new PrincipalMatcher(statement.principals());
  }

  @Test
  void anElementNamesSomething() {
    assertThrows(IllegalArgumentException.class, () -> new PrincipalElement(false, List.of()));
    assertThrows(IllegalArgumentException.class, () -> new PatternElement(true, List.of()));
  }
}
