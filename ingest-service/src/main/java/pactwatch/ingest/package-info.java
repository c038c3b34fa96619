/** The ingest pipeline, its ports and its configuration. */
@NullMarked
package pactwatch.ingest;

import org.jspecify.annotations.NullMarked;
