/** The parsing of feeds as a command. */
@NullMarked
package pactwatch.ingest.cli;

import org.jspecify.annotations.NullMarked;
