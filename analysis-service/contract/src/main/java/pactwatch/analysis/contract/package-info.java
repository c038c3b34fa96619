/** What the analysis service writes to the log: claims, developments and statuses. */
@NullMarked
package pactwatch.analysis.contract;

import org.jspecify.annotations.NullMarked;
