package dev.rootsweep.bench.command;

/// What one run of a program cost.
///
/// - `seconds`: from its start to its end
/// - `cpuSeconds`: of the program and the programs that it waited for, user and system
/// - `peakMib`: the most memory (RSS) that it held, as seen 20 times a second; 0 where it was never
///   seen
record Timing(double seconds, double cpuSeconds, double peakMib, int exitCode) {}
