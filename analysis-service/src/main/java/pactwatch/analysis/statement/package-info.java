/**
 * What a text in an inflected language states of a member: roles by case, clauses by predicate,
 * factuality by what governs what.
 */
@NullMarked
package pactwatch.analysis.statement;

import org.jspecify.annotations.NullMarked;
