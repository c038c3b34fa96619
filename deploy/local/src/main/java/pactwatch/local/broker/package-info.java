/** A KRaft broker with its data on disk, in a JVM of its own. */
@NullMarked
package pactwatch.local.broker;

import org.jspecify.annotations.NullMarked;
