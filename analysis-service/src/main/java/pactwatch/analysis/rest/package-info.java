/** The read interface under {@code /api}. */
@NullMarked
package pactwatch.analysis.rest;

import org.jspecify.annotations.NullMarked;
