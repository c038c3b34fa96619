/** Who may read and write: the admin token, and forms that come from our own pages. */
@NullMarked
package pactwatch.alert.access;

import org.jspecify.annotations.NullMarked;
