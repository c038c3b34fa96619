/** The alert pipeline, its ports and its configuration. */
@NullMarked
package pactwatch.alert;

import org.jspecify.annotations.NullMarked;
