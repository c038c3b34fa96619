/** The default feeds. */
@NullMarked
package pactwatch.ingest.opml;

import org.jspecify.annotations.NullMarked;
