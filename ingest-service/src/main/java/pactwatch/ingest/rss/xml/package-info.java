/** Bytes of any charset and XML in any state, read into one bounded tree. */
@NullMarked
package pactwatch.ingest.rss.xml;

import org.jspecify.annotations.NullMarked;
