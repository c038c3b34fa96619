/** Developments: all that is claimed about one and the same thing, staged, dated and graded. */
@NullMarked
package pactwatch.analysis.development;

import org.jspecify.annotations.NullMarked;
