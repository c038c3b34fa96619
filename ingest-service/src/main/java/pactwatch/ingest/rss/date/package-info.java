/** Dates as feeds write them. */
@NullMarked
package pactwatch.ingest.rss.date;

import org.jspecify.annotations.NullMarked;
