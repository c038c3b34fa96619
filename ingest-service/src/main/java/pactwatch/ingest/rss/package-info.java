/** Reading RSS and Atom with Rome. */
@NullMarked
package pactwatch.ingest.rss;

import org.jspecify.annotations.NullMarked;
