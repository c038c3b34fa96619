package pactwatch.ingest.rss.tree;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import pactwatch.ingest.rss.date.FeedDate;
import pactwatch.ingest.rss.xml.Repairs;

/** Dates of any form, written in the one of ISO 8601 that {@link Instant} reads. */
final class TreeDates {

    private static final int QUOTED_LENGTH_MAX = 60;

    private final Repairs repairs;

    TreeDates(Repairs repairs) {
        this.repairs = repairs;
    }

    /** The date in UTC to the second; empty, with a warning, if it cannot be read. */
    String canonical(String date) {
        String text = date.strip();
        if (text.isEmpty()) {
            return "";
        }
        Optional<Instant> instant = FeedDate.parse(text);
        if (instant.isEmpty()) {
            repairs.add(
                    "The date \"%s\" cannot be read"
                            .formatted(
                                    text.substring(0, Math.min(text.length(), QUOTED_LENGTH_MAX))));
            return "";
        }
        return instant.get().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
