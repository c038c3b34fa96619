/** Server-sent events: the alerts of a subscription, and what keeps the pages current. */
@NullMarked
package pactwatch.alert.sse;

import org.jspecify.annotations.NullMarked;
