/** Which claims stand: folds of the claims topic, by member and by article. */
@NullMarked
package pactwatch.analysis.standing;

import org.jspecify.annotations.NullMarked;
