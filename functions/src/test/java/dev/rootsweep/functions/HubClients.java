package dev.rootsweep.functions;

import dev.rootsweep.aws.AwsClients;
import dev.rootsweep.sandbox.Caller;
import dev.rootsweep.sandbox.ExampleOrganization;
import dev.rootsweep.sandbox.Sandbox;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/// Clients that reach a sandbox as the hub's role.
final class HubClients {
  private HubClients() {}

  static AwsClients of(Sandbox sandbox) {
    Caller hub = ExampleOrganization.HUB_ROLE;
    return AwsClients.at(
            sandbox.endpoint(),
            Region.US_EAST_1,
            AwsBasicCredentials.create(hub.accessKeyId(), hub.secretAccessKey()))
        .withoutDeadlines();
  }
}
