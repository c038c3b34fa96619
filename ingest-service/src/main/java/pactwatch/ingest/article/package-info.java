/** What makes an article the same article, and when it is a new version. */
@NullMarked
package pactwatch.ingest.article;

import org.jspecify.annotations.NullMarked;
