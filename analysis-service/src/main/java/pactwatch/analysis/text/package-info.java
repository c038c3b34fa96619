/** Sentences and words of a text with their offsets, and the word patterns that mark them. */
@NullMarked
package pactwatch.analysis.text;

import org.jspecify.annotations.NullMarked;
