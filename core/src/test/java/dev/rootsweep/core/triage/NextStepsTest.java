package dev.rootsweep.core.triage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.core.fake.TriageWorld;
import dev.rootsweep.core.model.ActivityAlertKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NextStepsTest {
  @Test
  void writesNoMoreThanAPersonReads() {
    List<String> steps =
        Arrays.stream(ActivityAlertKind.values())
            .flatMap(
                kind -> new NextSteps(TriageWorld.settings()).of(kind, TriageWorld.MEMBER).stream())
            .toList();

    assertTrue(
        steps.stream().allMatch(step -> step.length() < 300),
        steps.stream().collect(Collectors.joining("\n")));
  }
}
