/** What subscribers ask for, as events: filter, channel, pause and the sealed secret. */
@NullMarked
package pactwatch.alert.subscription;

import org.jspecify.annotations.NullMarked;
