package dev.rootsweep.core.port;

/// The memory of the product: all its ports in one, for those who make it or hand it on. Every read
/// sees every earlier write, save `keptAccounts`.
public interface Ledger
    extends AccountLedger,
        OrderLedger,
        SessionLedger,
        SweepLedger,
        DeliveryLedger,
        DigestLedger,
        BurstLedger,
        SeenLedger,
        LabelLedger {}
