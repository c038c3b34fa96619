/**
 * The second reader: a linear model over named features of sentence, member and what the rules
 * found, which doubts claims of the rules.
 */
@NullMarked
package pactwatch.analysis.learned;

import org.jspecify.annotations.NullMarked;
