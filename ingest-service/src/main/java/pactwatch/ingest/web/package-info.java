/** The ingest service's pages. */
@NullMarked
package pactwatch.ingest.web;

import org.jspecify.annotations.NullMarked;
