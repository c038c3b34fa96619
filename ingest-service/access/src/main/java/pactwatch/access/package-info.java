/** Who may do what: rights, the tokens that carry them, and requests that other sites make. */
@NullMarked
package pactwatch.access;

import org.jspecify.annotations.NullMarked;
