/** The whole in figures: every benchmark run after another, and one table of what they found. */
@NullMarked
package pactwatch.local.table;

import org.jspecify.annotations.NullMarked;
