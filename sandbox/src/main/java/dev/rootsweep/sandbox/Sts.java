package dev.rootsweep.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// STS.
final class Sts {

  private final AssumeRoot assumeRoot;

  Sts(Organization organization, Sessions sessions) {
    this.assumeRoot = new AssumeRoot(organization, sessions);
  }

  Map<String, Operation> operations() {
    return Map.of("AssumeRoot", assumeRoot, "GetCallerIdentity", Sts::callerIdentity);
  }

  private static ObjectNode callerIdentity(Asked asked) {
    return Json.object()
        .put("UserId", asked.who().userId())
        .put("Account", asked.who().account())
        .put("Arn", asked.who().arn());
  }
}
