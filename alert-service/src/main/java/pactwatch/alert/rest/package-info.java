/** The alert service over REST. */
@NullMarked
package pactwatch.alert.rest;

import org.jspecify.annotations.NullMarked;
