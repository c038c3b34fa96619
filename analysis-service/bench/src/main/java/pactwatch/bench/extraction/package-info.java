/** How many articles a core reads in a second, beside plain tokenisation of the same text. */
@NullMarked
package pactwatch.bench.extraction;

import org.jspecify.annotations.NullMarked;
