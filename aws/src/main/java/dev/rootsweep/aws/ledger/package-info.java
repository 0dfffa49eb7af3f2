/// The ledger in one DynamoDB table.
@NullMarked
package dev.rootsweep.aws.ledger;

import org.jspecify.annotations.NullMarked;
