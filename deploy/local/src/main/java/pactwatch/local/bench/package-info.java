/** Measures a Pactwatch that runs, from outside. */
@NullMarked
package pactwatch.local.bench;

import org.jspecify.annotations.NullMarked;
