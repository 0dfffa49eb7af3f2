package dev.rootsweep.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What must outlast an upgrade keeps its logical id: with another one CloudFormation would make a
/// second one, under a name that is taken, and delete the first. -Drootsweep.golden=write writes
/// the list anew.
class LastingTest {
  private static final Path LIST =
      Path.of("src", "test", "resources", "dev", "rootsweep", "infra", "lasting.txt");
  private static final Set<String> TYPES =
      Set.of(
          "AWS::CloudFormation::StackSet",
          "AWS::DynamoDB::Table",
          "AWS::Events::EventBus",
          "AWS::IAM::Role",
          "AWS::KMS::Key",
          "AWS::Lambda::Function",
          "AWS::SNS::Subscription",
          "AWS::SNS::Topic",
          "AWS::SQS::Queue",
          "Custom::RootsweepOrganization");

  @Test
  void keepsTheirLogicalIds() throws IOException {
    Set<String> lasting = new TreeSet<>();
    for (Synthesized deployment : new Synthesized[] {Synthesized.hub(), Synthesized.single()}) {
      for (Map.Entry<String, Template> stack : deployment.templates().entrySet()) {
        for (String type : TYPES) {
          stack
              .getValue()
              .resources(type)
              .keySet()
              .forEach(id -> lasting.add(stack.getKey() + " " + type + " " + id));
        }
      }
    }
    String made = String.join("\n", lasting) + "\n";
    if (System.getProperty("rootsweep.golden", "").equals("write")) {
      Files.writeString(LIST, made);
    }

    assertEquals(Files.readString(LIST), made);
  }
}
