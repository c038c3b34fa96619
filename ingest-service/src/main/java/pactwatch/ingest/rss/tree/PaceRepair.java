package pactwatch.ingest.rss.tree;

import static pactwatch.ingest.rss.xml.Names.RSS;
import static pactwatch.ingest.rss.xml.Names.SY;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Element;

/** Copies what a feed says of its rhythm, as far as it can be understood. */
final class PaceRepair {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");
    private static final Set<String> PERIODS =
            Set.of("hourly", "daily", "weekly", "monthly", "yearly");
    private static final Set<String> DAYS =
            Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final TreeDates dates;

    PaceRepair(TreeDates dates) {
        this.dates = dates;
    }

    void copy(Fields given, Element feed) {
        String ttl = given.text(RSS, "ttl");
        RssRepair.add(feed, "ttl", RSS, NUMBER.matcher(ttl).matches() ? ttl : "");
        copyHours(given, feed);
        copyDays(given, feed);
        String period = given.text(SY, "updatePeriod").toLowerCase(Locale.ROOT);
        String frequency = given.text(SY, "updateFrequency");
        if (PERIODS.contains(period)) {
            RssRepair.add(feed, "updatePeriod", SY, period);
            boolean isNumber = NUMBER.matcher(frequency).matches() && !frequency.matches("0+");
            RssRepair.add(feed, "updateFrequency", SY, isNumber ? frequency : "1");
            RssRepair.add(feed, "updateBase", SY, dates.canonical(given.text(SY, "updateBase")));
        }
    }

    private static void copyHours(Fields given, Element feed) {
        Element hours = given.first(RSS, "skipHours");
        Element copied = new Element("skipHours");
        if (hours != null) {
            for (Element hour : new Fields(hours).all(RSS, "hour")) {
                String text = hour.getValue().strip();
                if (NUMBER.matcher(text).matches() && Integer.parseInt(text) <= 24) {
                    // RSS 0.91 counts the hours from 1 to 24, RSS 2.0 from 0 to 23.
                    RssRepair.add(
                            copied, "hour", RSS, Integer.toString(Integer.parseInt(text) % 24));
                }
            }
        }
        addUnlessEmpty(feed, copied);
    }

    private static void copyDays(Fields given, Element feed) {
        Element days = given.first(RSS, "skipDays");
        Element copied = new Element("skipDays");
        if (days != null) {
            for (Element day : new Fields(days).all(RSS, "day")) {
                String text = day.getValue().strip().toLowerCase(Locale.ROOT);
                RssRepair.add(copied, "day", RSS, DAYS.contains(text) ? text : "");
            }
        }
        addUnlessEmpty(feed, copied);
    }

    private static void addUnlessEmpty(Element feed, Element copied) {
        if (copied.getContentSize() > 0) {
            feed.addContent(copied);
        }
    }
}
