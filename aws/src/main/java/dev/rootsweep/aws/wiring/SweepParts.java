package dev.rootsweep.aws.wiring;

import dev.rootsweep.aws.event.ScheduleDecoder;
import dev.rootsweep.core.port.Time;
import dev.rootsweep.core.sweep.StartSweep;

/// What the start of a sweep is made of.
public record SweepParts(ScheduleDecoder decoder, StartSweep startSweep, Time time) {}
