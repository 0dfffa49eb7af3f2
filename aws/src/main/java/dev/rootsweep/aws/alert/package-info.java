/// Notices as people and machines get them: mail, chat, an event.
@NullMarked
package dev.rootsweep.aws.alert;

import org.jspecify.annotations.NullMarked;
