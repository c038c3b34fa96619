/** Steps owned by partition: whoever owns an input partition is the only writer of its output. */
@NullMarked
package pactwatch.log.kafka.step;

import org.jspecify.annotations.NullMarked;
