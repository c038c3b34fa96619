/** Runs the whole line while its processes are killed, and compares what came of it. */
@NullMarked
package pactwatch.local.fault;

import org.jspecify.annotations.NullMarked;
