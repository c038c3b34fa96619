/** The alliance that is watched: names, members, sources and the sourced past. */
@NullMarked
package pactwatch.analysis.pack;

import org.jspecify.annotations.NullMarked;
