/** Traces of the way from a fetch to a delivery, in OpenTelemetry's terms. */
@NullMarked
package pactwatch.log.trace;

import org.jspecify.annotations.NullMarked;
