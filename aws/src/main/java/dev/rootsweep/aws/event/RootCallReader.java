package dev.rootsweep.aws.event;

import dev.rootsweep.core.signal.ActivitySignal;
import dev.rootsweep.core.signal.RootActivity;
import java.util.Optional;
import java.util.Set;

/// Reads what no other reader knows, and a root user did or seems to have done: nothing of that is
/// ignored.
final class RootCallReader implements ActivityReader {
  private static final Set<String> CALLS = Set.of("AwsApiCall", "AwsConsoleAction");

  @Override
  public Optional<Decoded<ActivitySignal>> read(TrailRecord record) {
    return switch (record.evidence().actor().kind()) {
      case ROOT ->
          ActivityReader.understood(
              isCall(record)
                  ? new RootActivity.Called(record.evidence())
                  : new RootActivity.Unknown(record.evidence()));
      case FEDERATED_BY_ROOT ->
          ActivityReader.understood(new RootActivity.Called(record.evidence()));
      case LIKE_ROOT -> ActivityReader.understood(new RootActivity.Unknown(record.evidence()));
      case OTHER -> Optional.empty();
    };
  }

  private static boolean isCall(TrailRecord record) {
    return CALLS.contains(record.event().detail().path("eventType").asText(""))
        && !record.name().isBlank();
  }
}
