/** What analysts decided, and which of it counts at a time. */
@NullMarked
package pactwatch.analysis.ruling;

import org.jspecify.annotations.NullMarked;
