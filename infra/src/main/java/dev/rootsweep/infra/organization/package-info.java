/// What is set up in the management account.
@NullMarked
package dev.rootsweep.infra.organization;

import org.jspecify.annotations.NullMarked;
