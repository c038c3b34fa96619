/** Tokens of owners beside those of whoever runs the service. */
@NullMarked
package pactwatch.alert.access;

import org.jspecify.annotations.NullMarked;
