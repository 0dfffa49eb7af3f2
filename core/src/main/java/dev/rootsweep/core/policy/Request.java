package dev.rootsweep.core.policy;

/// One call of AWS, as policies see it.
///
/// - shape: `action` as in `s3:PutBucketPolicy`; `resource`, an ARN
public record Request(Caller caller, String action, String resource, RequestContext context) {}
