package dev.rootsweep.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rootsweep.bench.command.Comparison;
import dev.rootsweep.bench.command.Comparisons;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchTest {
  private final StringWriter errors = new StringWriter();

  @Test
  void namesWhatCanBeMeasured() {
    assertEquals(2, run("--only", "nothing"));
    assertTrue(errors.toString().contains("audit-clean"), errors.toString());
    assertTrue(errors.toString().contains("audit-1000"), errors.toString());
  }

  @Test
  void refusesAProgramThatIsNotThere() {
    assertEquals(2, run("--only", "remove", "--against", "aws-root-manager=nowhere/peer"));
    assertTrue(errors.toString().contains("there is no program"), errors.toString());
  }

  @Test
  void saysWhatIsMeasuredOnDemand() {
    String help = Bench.line().getUsageMessage();

    Comparisons.ALL.stream()
        .filter(one -> !one.usual())
        .map(Comparison::name)
        .forEach(name -> assertTrue(help.contains(name), name));
  }

  private int run(String... arguments) {
    return Bench.line()
        .setErr(new PrintWriter(errors, true))
        .execute(
            Stream.concat(Stream.of("--root", "nowhere", "--build", "target"), Stream.of(arguments))
                .toArray(String[]::new));
  }
}
