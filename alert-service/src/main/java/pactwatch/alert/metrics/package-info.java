/** The figures of the service in Prometheus' terms. */
@NullMarked
package pactwatch.alert.metrics;

import org.jspecify.annotations.NullMarked;
