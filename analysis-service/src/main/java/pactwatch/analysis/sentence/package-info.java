/** Plain English for developments, dates and grades, made from fields alone. */
@NullMarked
package pactwatch.analysis.sentence;

import org.jspecify.annotations.NullMarked;
