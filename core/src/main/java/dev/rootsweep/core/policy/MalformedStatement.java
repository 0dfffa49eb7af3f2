package dev.rootsweep.core.policy;

import java.util.Optional;

/// A statement that is not of the policy language: what it does is unknown.
///
/// - shape: `reason`, what is wrong with it, fit to be shown
public record MalformedStatement(int index, Optional<String> sid, String reason)
    implements PolicyStatement {}
