package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;

/// How people know an account: its name and where it stands, as in `/Workloads/Prod`.
public record AccountLabel(String name, String path) {
  public AccountLabel {
    name = Texts.shown(name);
    path = Texts.shown(path);
  }
}
