package pactwatch.ingest.rss.tree;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import pactwatch.ingest.rss.date.FeedDate;
import pactwatch.ingest.rss.xml.Repairs;

/** Dates of any form, written in the one that Rome reads first. */
final class TreeDates {

    private static final int QUOTED_LENGTH_MAX = 60;

    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private final Repairs repairs;

    TreeDates(Repairs repairs) {
        this.repairs = repairs;
    }

    /** The date in RFC 822; empty, with a warning, if it cannot be read. */
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
        return RFC_822.format(instant.get());
    }
}
