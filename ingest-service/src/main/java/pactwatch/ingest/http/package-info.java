/** Fetching over HTTP: conditional, bounded, to public addresses only. */
@NullMarked
package pactwatch.ingest.http;

import org.jspecify.annotations.NullMarked;
