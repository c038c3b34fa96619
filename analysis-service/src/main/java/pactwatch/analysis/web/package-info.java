/** The pages: board, member and claim, readable without scripts. */
@NullMarked
package pactwatch.analysis.web;

import org.jspecify.annotations.NullMarked;
