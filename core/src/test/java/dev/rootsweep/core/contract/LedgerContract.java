package dev.rootsweep.core.contract;

/// Everything that the port `Ledger` promise.
public interface LedgerContract
    extends LedgerClaimContract,
        LedgerLostClaimContract,
        LedgerStandingContract,
        LedgerPermitContract,
        LedgerRecordContract,
        LedgerProofContract,
        LedgerCountContract,
        LedgerFlagContract,
        LedgerTellingContract,
        LedgerDigestContract,
        LedgerBurstContract,
        LedgerPathContract {}
