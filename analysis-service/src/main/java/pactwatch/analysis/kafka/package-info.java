/** The log as the analysis service uses it: two steps that write, one view that reads. */
@NullMarked
package pactwatch.analysis.kafka;

import org.jspecify.annotations.NullMarked;
