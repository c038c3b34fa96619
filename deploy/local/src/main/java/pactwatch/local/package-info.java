/** The command that starts and stops the whole line on one machine. */
@NullMarked
package pactwatch.local;

import org.jspecify.annotations.NullMarked;
