/** What a reader sees: every member at two times, how well the world is watched, and changes. */
@NullMarked
package pactwatch.analysis.board;

import org.jspecify.annotations.NullMarked;
