/** The status of every member: a pure function of pack, claims and two times. */
@NullMarked
package pactwatch.analysis.status;

import org.jspecify.annotations.NullMarked;
