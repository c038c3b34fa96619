/** Reading the log: to its present end, as a live view, and as a stream for users. */
@NullMarked
package pactwatch.log.kafka.read;

import org.jspecify.annotations.NullMarked;
