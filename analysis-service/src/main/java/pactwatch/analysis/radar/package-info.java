/**
 * What the extraction may have missed: words that stand where a claim could be and led to none.
 * Nothing here is a claim, and nothing counts for a status.
 */
@NullMarked
package pactwatch.analysis.radar;

import org.jspecify.annotations.NullMarked;
