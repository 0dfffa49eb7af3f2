package dev.rootsweep.localstack;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Says in the end how many tests ran on LocalStack, and how many did not.
public final class Tally implements TestExecutionListener {
  private final AtomicReference<@Nullable TestPlan> plan = new AtomicReference<>();
  private final AtomicInteger passed = new AtomicInteger();
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicInteger skipped = new AtomicInteger();

  @Override
  public void testPlanExecutionStarted(TestPlan testPlan) {
    plan.set(testPlan);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean went = result.getStatus() == Status.SUCCESSFUL;
    if (isOurs(test)) {
      (went ? passed : failed).incrementAndGet();
    } else if (!went) {
      failed.addAndGet(within(test));
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    skipped.addAndGet(isOurs(test) ? 1 : within(test));
  }

  private int within(TestIdentifier container) {
    TestPlan all = plan.get();
    return all == null
        ? 0
        : (int) all.getDescendants(container).stream().filter(Tally::isOurs).count();
  }

  private static boolean isOurs(TestIdentifier test) {
    return test.isTest()
        && test.getSource()
            .filter(MethodSource.class::isInstance)
            .map(MethodSource.class::cast)
            .filter(source -> source.getJavaClass().isAnnotationPresent(OnLocalStack.class))
            .isPresent();
  }

  @Override
  public void testPlanExecutionFinished(TestPlan testPlan) {
    String image = passed.get() > 0 ? " (" + LocalStack.described() + ")" : "";
    System.out.printf(
        "Tests on LocalStack: %d passed, %d failed, %d skipped%s%n",
        passed.get(), failed.get(), skipped.get(), image);
  }
}
