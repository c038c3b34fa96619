/** Who may write: the admin token, and forms that come from our own pages. */
@NullMarked
package pactwatch.analysis.access;

import org.jspecify.annotations.NullMarked;
