package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.AccountState;
import software.amazon.awssdk.services.organizations.model.DescribeAccountRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.utils.IoUtils;

class OrganizationCallsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private final Organization organization = ExampleOrganization.at(NOW);
  private final Sandbox sandbox = Sandbox.start(organization);
  private final OrganizationsClient hub = client(ExampleOrganization.HUB_ROLE);
  private final OrganizationsClient management = client(ExampleOrganization.MANAGEMENT_ROLE);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void listsTwentyAccountsAPage() {
    ListAccountsResponse first = hub.listAccounts();

    ListAccountsResponse second = hub.listAccounts(request -> request.nextToken(first.nextToken()));

    assertEquals(20, first.accounts().size());
    assertEquals(5, second.accounts().size());
    assertEquals(null, second.nextToken());
  }

  @Test
  void answersAnEmptyPageThatCarriesAToken() {
    organization.emptyPages(true);

    ListAccountsResponse first = hub.listAccounts();

    assertEquals(List.of(), first.accounts());
    assertFalse(first.nextToken().isEmpty());
    assertEquals(
        25, hub.listAccountsPaginator().stream().mapToInt(page -> page.accounts().size()).sum());
  }

  @Test
  void describesAnAccount() {
    Account closed =
        hub.describeAccount(request -> request.accountId(ExampleOrganization.CLOSED)).account();

    assertEquals(AccountState.CLOSED, closed.state());
    assertEquals("SUSPENDED", closed.statusAsString());
    assertEquals("CREATED", closed.joinedMethodAsString());
    assertEquals(NOW.minusSeconds(1000 * 86400L), closed.joinedTimestamp());
    assertEquals(
        "arn:aws:organizations::111111111111:account/o-exampleorg1/" + ExampleOrganization.CLOSED,
        closed.arn());
  }

  /// The model of this SDK does not know the field yet.
  @Test
  void tellsThePathOfEachAccount() {
    Consumer<DescribeAccountRequest.Builder> nested =
        request -> request.accountId(ExampleOrganization.EVERYTHING);
    Consumer<DescribeAccountRequest.Builder> top =
        request -> request.accountId(ExampleOrganization.MANAGEMENT);

    List<String> answers = heard(client -> client.describeAccount(nested));
    answers.addAll(heard(client -> client.describeAccount(top)));

    String above = parent(ExampleOrganization.EVERYTHING);
    String path = "o-exampleorg1/r-exam/" + parent(above) + "/" + above + "/424242424242/";
    assertTrue(answers.get(0).contains("\"Paths\":[\"" + path + "\"]"), answers::toString);
    assertTrue(
        answers.get(1).contains("\"Paths\":[\"o-exampleorg1/r-exam/111111111111/\"]"),
        answers::toString);
  }

  private static String body(InputStream answer) {
    try {
      return IoUtils.toUtf8String(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns the bodies that a call was answered with.
  private List<String> heard(Consumer<OrganizationsClient> call) {
    List<String> answers = new ArrayList<>();
    ExecutionInterceptor hearing =
        new ExecutionInterceptor() {
          @Override
          public Optional<InputStream> modifyHttpResponseContent(
              Context.ModifyHttpResponse answer, ExecutionAttributes attributes) {
            String body = body(answer.responseBody().orElseThrow());
            answers.add(body);
            return Optional.of(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
          }
        };
    try (OrganizationsClient listening =
        OrganizationsClient.builder()
            .endpointOverride(sandbox.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(() -> Clients.keys(ExampleOrganization.HUB_ROLE))
            .overrideConfiguration(with -> with.addExecutionInterceptor(hearing))
            .build()) {
      call.accept(listening);
    }
    return answers;
  }

  @Test
  void leadsFromAnAccountToTheRoot() {
    String unit = parent(ExampleOrganization.OLD_KEY);
    String above = parent(unit);

    String root = parent(above);

    assertEquals("Prod", unitName(unit));
    assertEquals("Workloads", unitName(above));
    assertEquals(hub.listRoots().roots().getFirst().id(), root);
    assertEquals(
        2,
        hub.listOrganizationalUnitsForParent(request -> request.parentId(above))
            .organizationalUnits()
            .size());
  }

  @Test
  void tellsTags() {
    assertEquals(
        "rootsweep:exempt",
        hub.listTagsForResource(request -> request.resourceId(ExampleOrganization.EXEMPT))
            .tags()
            .getFirst()
            .key());
  }

  @Test
  void keepsWritesToTheManagementAccount() {
    AwsServiceException refused =
        assertThrows(
            AwsServiceException.class,
            () ->
                hub.enableAWSServiceAccess(
                    request -> request.servicePrincipal("iam.amazonaws.com")));

    assertEquals("AccessDeniedException", refused.awsErrorDetails().errorCode());
  }

  @Test
  void keepsReadsFromOrdinaryMembers() {
    organization.deregister(ExampleOrganization.HUB);

    AwsServiceException refused = assertThrows(AwsServiceException.class, () -> hub.listAccounts());

    assertEquals("AccessDeniedException", refused.awsErrorDetails().errorCode());
    assertEquals("o-exampleorg1", hub.describeOrganization().organization().id());
  }

  @Test
  void setsUpFromNothing() {
    organization.deregister(ExampleOrganization.HUB).trustedAccess(false);

    management.enableAWSServiceAccess(request -> request.servicePrincipal("iam.amazonaws.com"));
    management.registerDelegatedAdministrator(
        request ->
            request.servicePrincipal("iam.amazonaws.com").accountId(ExampleOrganization.HUB));

    assertEquals(
        ExampleOrganization.HUB,
        management
            .listDelegatedAdministrators(request -> request.servicePrincipal("iam.amazonaws.com"))
            .delegatedAdministrators()
            .getFirst()
            .id());
    assertTrue(
        management.listAWSServiceAccessForOrganization().enabledServicePrincipals().stream()
            .anyMatch(service -> service.servicePrincipal().equals("iam.amazonaws.com")));
  }

  private OrganizationsClient client(Caller caller) {
    return Clients.of(sandbox).organizations(Clients.keys(caller));
  }

  private String parent(String child) {
    return hub.listParents(request -> request.childId(child)).parents().getFirst().id();
  }

  private String unitName(String unit) {
    return hub.describeOrganizationalUnit(request -> request.organizationalUnitId(unit))
        .organizationalUnit()
        .name();
  }
}
