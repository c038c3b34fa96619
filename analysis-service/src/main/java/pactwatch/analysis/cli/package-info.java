/** The extraction as a command. */
@NullMarked
package pactwatch.analysis.cli;

import org.jspecify.annotations.NullMarked;
