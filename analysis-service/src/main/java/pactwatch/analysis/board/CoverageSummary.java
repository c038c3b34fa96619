package pactwatch.analysis.board;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the sources fare.
 *
 * @param sources feeds that are watched
 * @param answering of them, those whose last fetch brought an answer
 * @param lastChecked when any of them was last asked; absent if none was yet
 */
public record CoverageSummary(int sources, int answering, @Nullable Instant lastChecked) {}
