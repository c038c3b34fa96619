/** Webhooks by Standard Webhooks 1.0 over HTTP. */
@NullMarked
package pactwatch.alert.webhook;

import org.jspecify.annotations.NullMarked;
