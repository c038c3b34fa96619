package pactwatch.local.fault;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Items of which every fifth tells one of four acts; the same for every run of a bench. */
final class News {

    private static final List<String> ACTS =
            List.of(
                    "Belarus has left the CSTO",
                    "Kazakhstan has suspended its participation in the CSTO",
                    "Kyrgyzstan has frozen its membership of the CSTO",
                    "Tajikistan has withdrawn from the CSTO");
    static final SortedSet<String> MEMBERS = new TreeSet<>(List.of("BY", "KZ", "KG", "TJ"));
    private static final int TELLING_EVERY = 5;
    private static final int DESKS = 7;

    private final String published;

    News(Instant published) {
        this.published =
                DateTimeFormatter.RFC_1123_DATE_TIME.format(published.atOffset(ZoneOffset.UTC));
    }

    /** A feed of the first items. */
    String feed(int items) {
        StringBuilder xml =
                new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                        .append("<rss version=\"2.0\"><channel><title>wire</title>")
                        .append("<link>https://wire.example/</link><description>w</description>\n");
        for (int n = 0; n < items; n++) {
            xml.append(
                    """
                    <item><title>Report %d</title><link>https://desk-%d.example/news/%d</link>\
                    <pubDate>%s</pubDate><description>%s</description></item>
                    """
                            .formatted(n, n % DESKS, n, published, text(n)));
        }
        return xml.append("</channel></rss>").toString();
    }

    /** How many of the first items tell of an act. */
    static int tellings(int items) {
        return (items + TELLING_EVERY - 1) / TELLING_EVERY;
    }

    private static String text(int n) {
        return n % TELLING_EVERY == 0
                ? "%s, its foreign ministry said. Desk note %d."
                        .formatted(ACTS.get(n / TELLING_EVERY % ACTS.size()), n)
                : "Prices for wheat and copper moved little on day " + n + ".";
    }
}
