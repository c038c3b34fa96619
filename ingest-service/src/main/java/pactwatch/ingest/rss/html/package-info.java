/** HTML in feeds: harmless markup, plain text, links to feeds. */
@NullMarked
package pactwatch.ingest.rss.html;

import org.jspecify.annotations.NullMarked;
