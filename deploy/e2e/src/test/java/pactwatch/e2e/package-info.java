/**
 * The whole line on real parts: packaged services, a broker, a feed site, a receiver, a browser.
 */
@NullMarked
package pactwatch.e2e;

import org.jspecify.annotations.NullMarked;
