package dev.rootsweep.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a person meets before anything is set up: the message names who asked, what is needed and
/// what mends it.
class FirstDayTest {
  private static final String SET_UP = "rootsweep setup --hub " + ExampleOrganization.HUB;
  private static final String MEMBER = "242424242424";

  private final HandWorld world = new HandWorld();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void namesCallerNeedAndFixWhereTheHubIsNoDelegate() {
    world.organization.deregister(ExampleOrganization.HUB);

    for (String[] words : List.of(new String[] {}, new String[] {"--ou", "ou-exam-workload1"})) {
      assertEquals(Rootsweep.FAILED, world.audit(words));
      assertSays(
          ExampleOrganization.HUB_ROLE.arn(),
          "neither the management account 111111111111 nor a delegated administrator",
          SET_UP);
    }
    assertTrue(world.calls("AssumeRoot").isEmpty());
  }

  @Test
  void namesTheSettingThatStandsInForDescribeOrganization() {
    callWithout("organizations:DescribeOrganization");

    assertEquals(Rootsweep.FAILED, world.audit());

    assertSays("arn:aws:sts::222222222222", "ROOTSWEEP_MANAGEMENT_ACCOUNT");
  }

  @Test
  void tellsTheCallersPoliciesFromTheDelegation() {
    callWithout("organizations:ListAccounts");

    assertEquals(Rootsweep.FAILED, world.audit());

    assertSays("allow it to arn:aws:sts::222222222222", "in an identity-based policy");
    assertFalse(world.err.toString().contains("rootsweep setup"));
  }

  @Test
  void saysOnceAndBeforeTheFirstAccountThatTheFeatureIsOff() {
    world.organization.rootCredentialsManagement(false);

    assertEquals(Rootsweep.FAILED, world.audit());

    assertSays("accounts were not looked at", "centralized root access is switched off", SET_UP);
    assertTrue(world.calls("AssumeRoot").isEmpty());
  }

  @Test
  void saysOnceThatTrustedAccessIsOffAlsoBeforeARemoval() {
    world.organization.trustedAccess(false);

    assertEquals(Rootsweep.FAILED, world.check("--yes", "--ledger", HandWorld.TABLE));

    assertSays("accounts were not looked at", "trusted access for IAM", SET_UP);
    assertTrue(world.calls("AssumeRoot").isEmpty());
  }

  @Test
  void blamesTheCallersPoliciesWhereTheAccountIsDelegate() throws IOException {
    JsonNode row = unseenWithout("sts:AssumeRoot");

    assertEquals("NOT_AUTHORIZED", row.path("cause").asText());
    assertEquals("the caller may not call sts:AssumeRoot", row.path("likely").asText());
    assertFalse(row.path("fix").asText().contains("register"), row::toString);
  }

  @Test
  void blamesOrganizationsWhereItDoesNotSayWhatAnAccountIs() throws IOException {
    JsonNode row = unseenWithout("organizations:DescribeAccount");

    assertEquals("ORGANIZATIONS_DENIED", row.path("cause").asText());
    assertTrue(row.path("fix").asText().contains("organizations:DescribeAccount"), row::toString);
  }

  @Test
  void sendsADelegateToTheManagementAccountWhereTheFeatureIsOff() {
    world.organization.rootSessions(false).rootCredentialsManagement(false);

    world.audit();

    assertSays(
        "Switch it on with credentials of the management account "
            + ExampleOrganization.MANAGEMENT
            + ": "
            + SET_UP);
    assertFalse(world.err.toString().contains("Use credentials of"), world.err::toString);
  }

  @Test
  void goesOnWhereNobodyMayAskForTheFeatures() throws IOException {
    callWithout("iam:ListOrganizationsFeatures");

    assertEquals(Rootsweep.DONE, world.audit("--output", "json", "--accounts", MEMBER));

    assertEquals("Clean", world.report().at("/accounts/0/outcome").asText());
  }

  @Test
  void asksForTheFeaturesOnceWhateverTheNumberOfAccounts() {
    world.audit();

    assertEquals(1, world.calls("ListOrganizationsFeatures").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:4599", "http://", "ftp://127.0.0.1", "http://a b"})
  void refusesAnEndpointThatIsNone(String endpoint) {
    world.environment.put("AWS_ENDPOINT_URL_STS", endpoint);

    assertEquals(Rootsweep.USAGE, world.audit());

    assertSays("AWS_ENDPOINT_URL_STS is '" + endpoint + "'", "unset it");
  }

  @Test
  void saysWhereTheCallsWentWhenTheSandboxIsStopped() {
    world.sandbox.close();

    assertEquals(Rootsweep.FAILED, world.audit());

    assertSays("AWS_ENDPOINT_URL sends the calls to http", "rootsweep sandbox starts one");
  }

  private JsonNode unseenWithout(String action) throws IOException {
    callWithout(action);

    assertEquals(Rootsweep.FAILED, world.audit("--output", "json", "--accounts", MEMBER));
    return world.report().at("/accounts/0");
  }

  private void callWithout(String action) {
    world.organization.caller(ExampleOrganization.HUB_ROLE.denying(action));
  }

  private void assertSays(String... texts) {
    String said = world.err.toString();
    List.of(texts).forEach(text -> assertTrue(said.contains(text), said));
    assertFalse(said.contains("ID-OF-THE-HUB-ACCOUNT"), said);
  }
}
