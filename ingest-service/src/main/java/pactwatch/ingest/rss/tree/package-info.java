/** Repairs of a feed's tree, so that Rome reads every version and variant. */
@NullMarked
package pactwatch.ingest.rss.tree;

import org.jspecify.annotations.NullMarked;
