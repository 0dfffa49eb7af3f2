package dev.rootsweep.localstack;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/// Starts LocalStack for the first test that asks for it, and stops it after the last.
final class LocalStackExtension implements ExecutionCondition, ParameterResolver {
  private static final ConditionEvaluationResult RUNS =
      ConditionEvaluationResult.enabled("LocalStack can run here");

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context.getTestMethod().isPresent() ? RUNS : evaluate(subject(context));
  }

  private static ConditionEvaluationResult evaluate(String subject) {
    Containers wish = Containers.of(System.getenv());
    if (wish == Containers.OFF) {
      return skip(subject, Containers.NAME + " is off");
    }
    Optional<String> obstacle = LocalStack.obstacle();
    if (obstacle.isPresent() && wish == Containers.REQUIRED) {
      throw new IllegalStateException(
          "%s, because %s. %s demands these tests"
              .formatted(notTested(subject), obstacle.get(), Containers.NAME));
    }
    return obstacle.map(why -> skip(subject, why)).orElse(RUNS);
  }

  private static ConditionEvaluationResult skip(String subject, String why) {
    System.out.println(notTested(subject) + ", because " + why);
    return ConditionEvaluationResult.disabled(why);
  }

  private static String notTested(String subject) {
    return "NOT TESTED on LocalStack: " + subject;
  }

  private static String subject(ExtensionContext context) {
    return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnLocalStack.class)
        .orElseThrow()
        .value();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LocalStack.class;
  }

  @Override
  public LocalStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(LocalStack.class, _ -> LocalStack.start(), LocalStack.class);
  }
}
