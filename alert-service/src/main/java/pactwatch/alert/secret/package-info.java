/** What only this service can read or make: sealed texts and signed links. */
@NullMarked
package pactwatch.alert.secret;

import org.jspecify.annotations.NullMarked;
