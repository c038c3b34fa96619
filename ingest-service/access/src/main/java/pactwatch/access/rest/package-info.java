/** Lets requests in, or refuses them as HTTP says it. */
@NullMarked
package pactwatch.access.rest;

import org.jspecify.annotations.NullMarked;
