/// Root sessions in member accounts.
@NullMarked
package dev.rootsweep.aws.root;

import org.jspecify.annotations.NullMarked;
