/** Reading single documents that are no feeds: web pages and PDF. */
@NullMarked
package pactwatch.ingest.page;

import org.jspecify.annotations.NullMarked;
