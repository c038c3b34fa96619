/** The figures of the service in Prometheus' terms. */
@NullMarked
package pactwatch.analysis.metrics;

import org.jspecify.annotations.NullMarked;
