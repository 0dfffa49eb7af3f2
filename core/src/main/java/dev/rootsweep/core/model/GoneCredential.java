package dev.rootsweep.core.model;

import java.time.Instant;

/// A credential that AWS confirmed to have deleted or that a check proved gone, and when.
public record GoneCredential(CredentialRef ref, Instant at) {}
