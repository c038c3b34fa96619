/** The log on Kafka: transactional writing by partition owners, views, reading, dead letters. */
@NullMarked
package pactwatch.log.kafka;

import org.jspecify.annotations.NullMarked;
