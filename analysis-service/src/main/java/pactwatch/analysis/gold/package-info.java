/**
 * Articles as JSON lines, those with labels among them, and how what is found in them is scored.
 */
@NullMarked
package pactwatch.analysis.gold;

import org.jspecify.annotations.NullMarked;
