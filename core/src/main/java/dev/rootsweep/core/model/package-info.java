/// The nouns of the product: accounts, root credentials, and what the ledger remembers of them.
@NullMarked
package dev.rootsweep.core.model;

import org.jspecify.annotations.NullMarked;
