/** Benchmarks of rebuilding, projecting and reading, on logs made from a seed. */
@NullMarked
package pactwatch.analysis.bench;

import org.jspecify.annotations.NullMarked;
