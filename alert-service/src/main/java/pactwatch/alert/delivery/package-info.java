/** How a message reaches a receiver: attempts, outcomes, order and the retry schedule. */
@NullMarked
package pactwatch.alert.delivery;

import org.jspecify.annotations.NullMarked;
