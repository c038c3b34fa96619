/** The poller and the article step on the log, and the views of both. */
@NullMarked
package pactwatch.ingest.kafka;

import org.jspecify.annotations.NullMarked;
