/** Alerts as Atom feeds (RFC 4287), in pages (RFC 5005). */
@NullMarked
package pactwatch.alert.atom;

import org.jspecify.annotations.NullMarked;
