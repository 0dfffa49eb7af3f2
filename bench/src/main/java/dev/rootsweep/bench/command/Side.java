package dev.rootsweep.bench.command;

/// Who takes part in a comparison.
public enum Side {
  /// Our command.
  OURS("rootsweep"),

  /// The Go program, where the person who measures has it.
  ROOT_MANAGER("aws-root-manager"),

  /// bench/organization.py.
  BOTO3("boto3, ten threads"),

  /// No program: the least time that the listing of accounts can take at AWS's rates.
  FLOOR("the floor: ListAccounts at AWS's rate");

  private final String words;

  Side(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
