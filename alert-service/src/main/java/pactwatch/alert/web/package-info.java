/** The alert service as pages. */
@NullMarked
package pactwatch.alert.web;

import org.jspecify.annotations.NullMarked;
