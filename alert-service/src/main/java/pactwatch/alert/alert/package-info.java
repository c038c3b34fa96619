/** What a subscriber is told of a development, and when: raised, updated, cancelled. */
@NullMarked
package pactwatch.alert.alert;

import org.jspecify.annotations.NullMarked;
