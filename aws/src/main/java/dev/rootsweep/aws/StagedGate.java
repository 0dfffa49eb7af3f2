package dev.rootsweep.aws;

import dev.rootsweep.aws.rate.RateGate;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Lets the calls of a rehearsal pass another gate than those to AWS, so that they wait for nothing
/// and take nothing from what AWS may be asked afterwards.
record StagedGate(RateGate gate, RateGate open, Phase phase) implements ExecutionInterceptor {
  StagedGate(RateGate gate, Phase phase) {
    this(gate, RateGate.open(), phase);
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission call, ExecutionAttributes attributes) {
    phase.choose(open, gate).beforeTransmission(call, attributes);
  }
}
