package dev.rootsweep.localstack.deployed;

import dev.rootsweep.localstack.LocalStack;
import dev.rootsweep.localstack.LocalStack.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.waiters.WaiterOverrideConfiguration;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.ResourceStatus;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.waiters.CloudFormationWaiter;

/// Deploys stacks through CloudFormation, which reads their templates from a bucket: a text of its
/// own may have 51,200 bytes.
record Stacks(LocalStack localStack) {
  private static final WaiterOverrideConfiguration OFTEN =
      WaiterOverrideConfiguration.builder()
          .backoffStrategyV2(BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(200)))
          .waitTimeout(Duration.ofHours(1))
          .maxAttempts(Integer.MAX_VALUE)
          .build();

  /// Deploys a stack and returns its outputs.
  ///
  /// - errors: `IllegalStateException` with what CloudFormation said of each resource that it did
  ///   not make
  Map<String, String> deploy(Place place, String name, Emulation emulation) {
    CloudFormationClient formation = localStack.clients(place).cloudFormation();
    String url = localStack.upload(place, name + ".json", emulation.template().toString());
    formation.createStack(
        stack ->
            stack.stackName(name).templateURL(url).capabilities(Capability.CAPABILITY_NAMED_IAM));
    await(formation, name);
    List<StackResource> pretended =
        resources(place, name).stream().filter(Stacks::isPretended).toList();
    if (!pretended.isEmpty()) {
      throw new IllegalStateException(name + " is not made whole: " + pretended);
    }
    return formation
        .describeStacks(one -> one.stackName(name))
        .stacks()
        .getFirst()
        .outputs()
        .stream()
        .collect(Collectors.toMap(Output::outputKey, Output::outputValue));
  }

  private static void await(CloudFormationClient formation, String name) {
    try (CloudFormationWaiter waiter = formation.waiter()) {
      waiter.waitUntilStackCreateComplete(
          DescribeStacksRequest.builder().stackName(name).build(), OFTEN);
    } catch (SdkClientException failure) {
      throw new IllegalStateException(name + " is not made: " + refused(formation, name), failure);
    }
  }

  private static String refused(CloudFormationClient formation, String name) {
    Stack stack = formation.describeStacks(one -> one.stackName(name)).stacks().getFirst();
    List<StackEvent> events =
        formation.describeStackEvents(one -> one.stackName(name)).stackEvents();
    return Stream.concat(
            Stream.of(String.valueOf(stack.stackStatusReason())),
            events.stream()
                .filter(event -> event.resourceStatusAsString().endsWith("FAILED"))
                .filter(event -> event.resourceStatusReason() != null)
                .map(Stacks::said))
        .collect(Collectors.joining("; "));
  }

  private static String said(StackEvent event) {
    return "%s %s: %s"
        .formatted(event.resourceType(), event.logicalResourceId(), event.resourceStatusReason());
  }

  /// Tells whether LocalStack only calls a resource made: of a type that it does not know.
  static boolean isPretended(StackResource resource) {
    return resource.resourceStatus() != ResourceStatus.CREATE_COMPLETE
        || resource.resourceStatusReason() != null;
  }

  /// Returns what was made, with its state.
  List<StackResource> resources(Place place, String name) {
    return localStack
        .clients(place)
        .cloudFormation()
        .describeStackResources(stack -> stack.stackName(name))
        .stackResources();
  }
}
