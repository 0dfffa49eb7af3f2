package dev.rootsweep.core.check;

import dev.rootsweep.core.model.Account;
import dev.rootsweep.core.model.Placement;

/// The account that is being decided on, with its place in the organization.
record Subject(Account account, Placement placement) {}
