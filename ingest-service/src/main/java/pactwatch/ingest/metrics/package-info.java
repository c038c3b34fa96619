/** The figures of the service in Prometheus' terms. */
@NullMarked
package pactwatch.ingest.metrics;

import org.jspecify.annotations.NullMarked;
