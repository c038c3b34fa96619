/** Full-text search over articles and claims. */
@NullMarked
package pactwatch.analysis.lucene;

import org.jspecify.annotations.NullMarked;
