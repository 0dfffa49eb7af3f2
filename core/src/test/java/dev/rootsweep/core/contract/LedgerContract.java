package dev.rootsweep.core.contract;

/// Everything that the port `Ledger` promises.
public interface LedgerContract
    extends LedgerClaimContract,
        LedgerLostClaimContract,
        LedgerStandingContract,
        LedgerRecordContract,
        LedgerProofContract,
        LedgerCountContract,
        LedgerFlagContract,
        LedgerTellingContract,
        LedgerBurstContract,
        LedgerPathContract {}
