/** Claims as a judge hears them: dated, weighed by who speaks, and told apart by origin. */
@NullMarked
package pactwatch.analysis.evidence;

import org.jspecify.annotations.NullMarked;
