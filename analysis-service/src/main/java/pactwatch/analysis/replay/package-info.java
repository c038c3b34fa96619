/** Generations: runs of one version over the whole log, what they come to, and how they differ. */
@NullMarked
package pactwatch.analysis.replay;

import org.jspecify.annotations.NullMarked;
