package dev.rootsweep.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.aws.wiring.Wiring;
import dev.rootsweep.sandbox.Call;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Member;
import dev.rootsweep.sandbox.Organization;
import dev.rootsweep.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

class SetUpHandlerTest {
  private final Organization organization =
      Organization.named("o-exampleorg1")
          .management(Member.named(ExampleOrganization.MANAGEMENT, "Management"))
          .member(Member.named(ExampleOrganization.HUB, "Hub"))
          .caller(ExampleOrganization.HUB_ROLE)
          .caller(ExampleOrganization.MANAGEMENT_ROLE);
  private final Sandbox sandbox = Sandbox.start(organization);
  private final PretendCloudFormation cloudFormation = new PretendCloudFormation();

  SetUpHandlerTest() throws IOException {}

  @AfterEach
  void close() {
    cloudFormation.close();
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Create", "Update"})
  void setsTheOrganizationUpAndNamesItsRoot(String request) throws Exception {
    JsonNode answer = handle(ExampleOrganization.MANAGEMENT_ROLE, request, ExampleOrganization.HUB);

    assertEquals("SUCCESS", answer.path("Status").asText(), answer.toString());
    assertEquals(organization.rootId(), answer.path("Data").path("RootId").asText());
    assertEquals("rootsweep-organization-set-up", answer.path("PhysicalResourceId").asText());
    assertTrue(calls().contains("RegisterDelegatedAdministrator"), calls().toString());
  }

  @Test
  void leavesEverythingOnWhenItIsDeleted() throws Exception {
    JsonNode answer =
        handle(ExampleOrganization.MANAGEMENT_ROLE, "Delete", ExampleOrganization.HUB);

    assertEquals("SUCCESS", answer.path("Status").asText(), answer.toString());
    assertEquals("rootsweep-organization-set-up", answer.path("PhysicalResourceId").asText());
    assertEquals(List.of(), calls());
  }

  @Test
  void tellsCloudFormationWhyItRefused() throws Exception {
    JsonNode answer = handle(ExampleOrganization.HUB_ROLE, "Create", ExampleOrganization.HUB);

    assertEquals("FAILED", answer.path("Status").asText());
    assertTrue(
        answer.path("Reason").asText().contains("Only the management account"), answer::toString);
  }

  @Test
  void tellsCloudFormationWhatAwsRefused() throws Exception {
    Caller denied =
        ExampleOrganization.MANAGEMENT_ROLE.denying("organizations:EnableAWSServiceAccess");
    organization.caller(denied);

    JsonNode answer = handle(denied, "Create", ExampleOrganization.HUB);

    assertEquals("FAILED", answer.path("Status").asText());
    assertTrue(
        answer.path("Reason").asText().contains("organizations:EnableAWSServiceAccess"),
        answer::toString);
  }

  @Test
  void answersAPropertyThatIsNoAccount() throws Exception {
    JsonNode answer = handle(ExampleOrganization.MANAGEMENT_ROLE, "Create", "nobody");

    assertEquals("FAILED", answer.path("Status").asText());
    assertEquals(List.of(), calls());
  }

  @Test
  void answersWhenItCannotEvenBegin() throws Exception {
    SetUpHandler handler =
        new SetUpHandler(
            () -> {
              throw new IllegalStateException("no settings");
            });

    JsonNode answer = handle(handler, "Create", ExampleOrganization.HUB);

    assertEquals("FAILED", answer.path("Status").asText());
    assertTrue(answer.path("Reason").asText().contains("no settings"), answer::toString);
  }

  private List<String> calls() {
    return sandbox.record().calls().stream().map(Call::operation).toList();
  }

  private JsonNode handle(Caller caller, String request, String hub) throws IOException {
    AwsClients clients =
        AwsClients.at(
                sandbox.endpoint(),
                Region.US_EAST_1,
                AwsBasicCredentials.create(caller.accessKeyId(), caller.secretAccessKey()))
            .withoutDeadlines();
    return handle(new SetUpHandler(() -> Wiring.setUp(clients)), request, hub);
  }

  private JsonNode handle(SetUpHandler handler, String request, String hub) throws IOException {
    handler.handleRequest(
        new ByteArrayInputStream(
            cloudFormation.request(request, hub).getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream(),
        Invocation.fresh());
    return cloudFormation.answer();
  }
}
