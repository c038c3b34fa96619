/** What the ingest service writes to the log: feeds, fetches, items and articles. */
@NullMarked
package pactwatch.ingest.contract;

import org.jspecify.annotations.NullMarked;
