package dev.rootsweep.core.model;

import java.util.Optional;

/// A check that nobody asked for by name: until people may have read a first sweep, it only
/// observes.
///
/// - shape: `sweep` is the id of the sweep that it belongs to, empty where it belongs to none
public record Unasked(Optional<String> sweep) {}
