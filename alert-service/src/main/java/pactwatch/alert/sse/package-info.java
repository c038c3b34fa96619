/** Alerts as a live stream of server-sent events. */
@NullMarked
package pactwatch.alert.sse;

import org.jspecify.annotations.NullMarked;
