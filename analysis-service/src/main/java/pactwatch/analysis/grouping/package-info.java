/** Testimonies gathered by what they are about: one act, one state, one plan. */
@NullMarked
package pactwatch.analysis.grouping;

import org.jspecify.annotations.NullMarked;
