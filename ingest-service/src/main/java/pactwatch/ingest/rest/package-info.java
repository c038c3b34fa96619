/** The ingest service's interface for programs. */
@NullMarked
package pactwatch.ingest.rest;

import org.jspecify.annotations.NullMarked;
