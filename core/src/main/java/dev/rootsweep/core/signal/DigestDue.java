package dev.rootsweep.core.signal;

import dev.rootsweep.core.text.Texts;

/// Tell the notices that a digest of a sweep holds; it takes no more of them.
///
/// - shape: `digest` is the name by which the ledger knows it; `origin` is that of the check that
///   opened it
public record DigestDue(String sweep, String digest, Origin origin) implements CheckMessage {
  public DigestDue {
    if (sweep.isBlank() || digest.isBlank()) {
      throw new IllegalArgumentException("a digest has a name, and belongs to a sweep");
    }
    sweep = Texts.shown(sweep);
    digest = Texts.shown(digest);
  }

  @Override
  public String words() {
    return "the digest of sweep " + sweep;
  }
}
