package dev.rootsweep.localstack.deployed;

/// An event source mapping as the template describes it, with its reference resolved by
/// CloudFormation.
///
/// - shape: `partial`: the function names the messages that failed, and the others are done
public record Mapping(String queueArn, int batchSize, boolean partial) {}
