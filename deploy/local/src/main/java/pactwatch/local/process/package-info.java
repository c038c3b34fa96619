/** Child processes: starting, watching, restarting and stopping them. */
@NullMarked
package pactwatch.local.process;

import org.jspecify.annotations.NullMarked;
