package dev.rootsweep.core.model;

import dev.rootsweep.core.text.Texts;

/// An organizational unit, or the root of the organization.
public record OrganizationalUnit(String id, String name) {
  public OrganizationalUnit {
    name = Texts.shown(name);
  }
}
