/** What a feed is, how it fares, and when it is due. */
@NullMarked
package pactwatch.ingest.feed;

import org.jspecify.annotations.NullMarked;
