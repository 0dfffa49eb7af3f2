/// The organization's list of accounts.
@NullMarked
package dev.rootsweep.aws.directory;

import org.jspecify.annotations.NullMarked;
