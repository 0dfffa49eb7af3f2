/// Policies of buckets and queues, as files that a person names.
@NullMarked
package dev.rootsweep.cli.policy;

import org.jspecify.annotations.NullMarked;
