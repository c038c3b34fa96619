package pactwatch.local.demo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * News made up for the demo, published when somebody presses a button, so that alerts can be
 * watched: a report, a second source that confirms it, and a correction by each. Safe for many
 * threads.
 */
final class Stories {

    /** The outlets; each has a feed of its own. */
    enum Outlet {
        FIRST("Exercise Wire", "exercise-wire.example"),
        SECOND("Drill Gazette", "drill-gazette.example");

        final String title;
        final String host;

        Outlet(String title, String host) {
            this.title = title;
            this.host = host;
        }

        String path() {
            return "/exercise/" + name().toLowerCase(Locale.ROOT) + ".atom";
        }
    }

    /** What can be published. */
    enum Story {
        REPORT(
                "Exercise Wire reports a suspension",
                Outlet.FIRST,
                "THE_STATE and the CSTO: membership suspended",
                "THE_STATE has suspended its membership in the Collective Security Treaty"
                        + " Organization, its government told Exercise Wire today."),
        CONFIRMATION(
                "Drill Gazette confirms it",
                Outlet.SECOND,
                "THE_STATE freezes its place in the CSTO",
                "THE_STATE suspended its participation in the CSTO today, a correspondent of Drill"
                        + " Gazette saw in a decree shown at the parliament."),
        CORRECTION(
                "Exercise Wire corrects it",
                Outlet.FIRST,
                "Correction: THE_STATE has not suspended its CSTO membership",
                "THE_STATE has not suspended its membership in the Collective Security Treaty"
                        + " Organization, and Exercise Wire retracts its erroneous report."),
        SECOND_CORRECTION(
                "Drill Gazette corrects it too",
                Outlet.SECOND,
                "Correction: THE_STATE has not frozen its place in the CSTO",
                "THE_STATE has not suspended its participation in the CSTO, and Drill Gazette"
                        + " retracts its erroneous report.");

        final String label;
        final Outlet outlet;
        final String title;
        final String text;

        Story(String label, Outlet outlet, String title, String text) {
            this.label = label;
            this.outlet = outlet;
            this.title = title;
            this.text = text;
        }
    }

    private static final List<String> STATES =
            List.of("Tajikistan", "Kyrgyzstan", "Belarus", "Kazakhstan");

    private record Item(Story story, String state, int number, Instant published) {}

    private static final int KEPT_MAX = 50;

    private final List<Item> items = new ArrayList<>();
    private int reports;

    /** Publishes a story; each report is of another state, and what follows is of the same. */
    synchronized void publish(Story story, Instant now) {
        if (items.size() < KEPT_MAX) {
            if (story == Story.REPORT) {
                reports++;
            }
            String state = STATES.get(Math.max(0, reports - 1) % STATES.size());
            Instant published = now.truncatedTo(ChronoUnit.SECONDS);
            items.add(new Item(story, state, items.size() + 1, published));
        }
    }

    /** The state of the next report. */
    synchronized String next() {
        return STATES.get(reports % STATES.size());
    }

    /** The feed of an outlet. */
    synchronized String feed(Outlet outlet) {
        StringBuilder feed = new StringBuilder();
        feed.append(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
                <id>https://%s/</id>
                <title>%s</title>
                <updated>%s</updated>
                """
                        .formatted(
                                outlet.host,
                                outlet.title,
                                items.isEmpty() ? Instant.EPOCH : items.getLast().published()));
        items.stream().filter(i -> i.story().outlet == outlet).forEach(i -> append(feed, i));
        return feed.append("</feed>\n").toString();
    }

    private static void append(StringBuilder feed, Item item) {
        String link =
                "https://%s/%d-%d"
                        .formatted(
                                item.story().outlet.host,
                                item.published().getEpochSecond(),
                                item.number());
        feed.append(
                """
                <entry>
                <id>%s</id>
                <title>%s</title>
                <link href="%s"/>
                <published>%s</published>
                <updated>%s</updated>
                <content type="text">%s</content>
                </entry>
                """
                        .formatted(
                                link,
                                item.story().title.replace("THE_STATE", item.state()),
                                link,
                                item.published(),
                                item.published(),
                                item.story().text.replace("THE_STATE", item.state())));
    }
}
