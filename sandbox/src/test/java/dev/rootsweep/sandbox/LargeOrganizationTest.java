package dev.rootsweep.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;

class LargeOrganizationTest {

  private static final int MEMBERS = 1_000;

  @Test
  void listsEveryAccountOnce() {
    Organization organization = ExampleOrganization.clean().members(MEMBERS, Member::numbered);
    Set<String> seen = new HashSet<>();
    try (Sandbox sandbox = Sandbox.start(organization)) {
      OrganizationsClient hub =
          Clients.of(sandbox).organizations(Clients.keys(ExampleOrganization.HUB_ROLE));

      int listed = 0;
      for (ListAccountsResponse page : hub.listAccountsPaginator(request -> {})) {
        listed += page.accounts().size();
        page.accounts().forEach(account -> seen.add(account.id()));
      }

      assertEquals(MEMBERS + 2, seen.size());
      assertEquals(MEMBERS + 2, listed);
      assertEquals(51, sandbox.record().size());
    }
  }

  @Test
  void listsWhoIsThereAfterSomebodyCameAndLeft() {
    Organization organization = ExampleOrganization.clean().members(3, Member::numbered);

    assertEquals(5, organization.current().size());
    organization.account("900000000001").leave();
    assertEquals(4, organization.current().size());
    organization.member(Member.numbered(3));
    assertEquals(5, organization.current().size());
  }
}
