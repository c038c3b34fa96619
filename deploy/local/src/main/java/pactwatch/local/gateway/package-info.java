/** The one address under which the pages and interfaces of all services are reached. */
@NullMarked
package pactwatch.local.gateway;

import org.jspecify.annotations.NullMarked;
