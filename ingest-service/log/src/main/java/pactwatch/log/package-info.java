/**
 * The vocabulary of the log: events in CloudEvents envelopes, topics, and ids made from content.
 */
@NullMarked
package pactwatch.log;

import org.jspecify.annotations.NullMarked;
