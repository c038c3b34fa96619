/** What subscribers would be told if a candidate generation were promoted; nothing here sends. */
@NullMarked
package pactwatch.alert.candidate;

import org.jspecify.annotations.NullMarked;
