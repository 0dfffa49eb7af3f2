package dev.rootsweep.core.model;

import java.time.Instant;

/// The public half of a root session's credentials: enough to recognise our own calls later.
public record SessionKey(String accessKeyId, Instant expiresAt) {}
