package dev.rootsweep.functions;

import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.sandbox.ExampleOrganization;
import java.util.List;

/// A program that does one of everything and logs it the way a function does.
final class LogSession {
  private LogSession() {}

  public static void main(String[] args) {
    try (World world = World.enforcing()) {
      CheckHandler handler =
          new CheckHandler(world.parts(), new LoggedResults<>(new CheckFormat()));
      String broken = "{\"source\":\"bob@example.com\",\"password\":\"hunter2\"";
      AccountId stuck = new AccountId(ExampleOrganization.UNDELETABLE_KEY);
      AccountId newcomer = new AccountId(ExampleOrganization.NEWLY_JOINED);
      AccountId denied = new AccountId(ExampleOrganization.ROOT_DENIED);
      AccountId full = new AccountId(ExampleOrganization.EVERYTHING);
      world.refuseToQueue(newcomer);
      handler.handleRequest(
          Invocation.batch(
              List.of(
                  broken,
                  World.body(World.swept(World.CLEAN)),
                  World.body(World.requested(full)),
                  World.body(World.requested(stuck)),
                  World.body(World.requested(denied)),
                  World.body(World.requested(newcomer)))),
          Invocation.fresh());
    }
  }
}
