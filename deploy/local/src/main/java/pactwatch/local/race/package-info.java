/** The race: what a refresh of many feeds costs, here and in other feed readers. */
@NullMarked
package pactwatch.local.race;

import org.jspecify.annotations.NullMarked;
