/** The analysis pipeline, its ports and its configuration. */
@NullMarked
package pactwatch.analysis;

import org.jspecify.annotations.NullMarked;
