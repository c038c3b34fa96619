/** The site that serves the demo feeds. */
@NullMarked
package pactwatch.local.demo;

import org.jspecify.annotations.NullMarked;
