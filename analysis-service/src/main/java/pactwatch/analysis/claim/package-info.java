/** From an article to what it says of each member: frames, assertions, dates, speakers. */
@NullMarked
package pactwatch.analysis.claim;

import org.jspecify.annotations.NullMarked;
