package dev.rootsweep.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import dev.rootsweep.core.model.AccountId;
import dev.rootsweep.core.port.PortFailure;
import dev.rootsweep.core.setup.SetUpOrganization;
import dev.rootsweep.core.setup.SetUpOutcome;
import dev.rootsweep.core.setup.SetUpOutcome.State;
import dev.rootsweep.core.setup.SetUpOutcome.Step;
import dev.rootsweep.core.text.Texts;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.cloudformation.AbstractCustomResourceHandler;
import software.amazon.lambda.powertools.cloudformation.Response;

/// The set-up of the organization as a resource: making and changing it sets up what is not,
/// deleting it leaves everything on.
///
/// - shape: the property `HubAccount`; the attribute `RootId`
final class SetUpResource extends AbstractCustomResourceHandler {
  private static final Logger LOG = LoggerFactory.getLogger("rootsweep.set-up");

  /// One and the same for ever: another would be a replacement, which deletes.
  private static final String ID = "rootsweep-organization-set-up";

  /// CloudFormation takes 4 KB in all.
  private static final int LONGEST_REASON = 1500;

  private final Supplier<SetUpOrganization> setUp;

  SetUpResource(Supplier<SetUpOrganization> setUp) {
    this.setUp = setUp;
  }

  @Override
  protected Response create(CloudFormationCustomResourceEvent event, Context context) {
    try {
      AccountId hub =
          new AccountId(
              Objects.toString(event.getResourceProperties().get("HubAccount"), "nothing"));
      return answer(setUp.get().handle(hub, false));
    } catch (PortFailure failure) {
      return failed(failure.told());
    } catch (RuntimeException bug) {
      MaskedFailure.log(LOG, "the set-up failed in a way that nobody foresaw", bug);
      return failed(MaskedFailure.of(bug).told());
    }
  }

  @Override
  protected Response update(CloudFormationCustomResourceEvent event, Context context) {
    return create(event, context);
  }

  @Override
  protected Response delete(CloudFormationCustomResourceEvent event, Context context) {
    LOG.info("the features of the organization stay on");
    return Response.builder().status(Response.Status.SUCCESS).physicalResourceId(ID).build();
  }

  private static Response answer(SetUpOutcome outcome) {
    return switch (outcome) {
      case SetUpOutcome.Refused(String reason) -> failed(reason);
      case SetUpOutcome.Gone gone when gone.allOn() -> {
        LOG.info("centralized root access is on: {}", gone.steps());
        yield Response.builder()
            .status(Response.Status.SUCCESS)
            .physicalResourceId(ID)
            .value(Map.of("RootId", gone.root()))
            .build();
      }
      case SetUpOutcome.Gone gone -> failed(notSeen(gone));
    };
  }

  private static String notSeen(SetUpOutcome.Gone gone) {
    return gone.steps().stream()
        .filter(step -> step.state() == State.NOT_SEEN)
        .map(Step::step)
        .map(step -> step.meaning())
        .collect(
            Collectors.joining(
                ", ", "Switched on, but AWS does not show it yet: ", ". Deploy once more."));
  }

  private static Response failed(String reason) {
    String shown = Texts.shown(reason, LONGEST_REASON);
    LOG.error("the organization is not set up: {}", shown);
    return Response.builder()
        .status(Response.Status.FAILED)
        .physicalResourceId(ID)
        .reason(shown)
        .build();
  }

  /// The address of the answer is a secret: whoever has it can answer in our place.
  @Override
  protected void onSendFailure(
      CloudFormationCustomResourceEvent event,
      Context context,
      Response response,
      Exception exception) {
    throw new IllegalStateException(
        "CloudFormation could not be told how the set-up ended: "
            + exception.getClass().getSimpleName());
  }
}
