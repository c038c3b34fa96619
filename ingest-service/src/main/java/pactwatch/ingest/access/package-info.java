/** Who may write. */
@NullMarked
package pactwatch.ingest.access;

import org.jspecify.annotations.NullMarked;
