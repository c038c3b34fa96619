/** What a message says, to machines and to people, whatever the channel. */
@NullMarked
package pactwatch.alert.message;

import org.jspecify.annotations.NullMarked;
