package pactwatch.local.race;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/**
 * A made-up feed of constant length, RSS 2.0 or Atom 1.0 by turns, each item with a summary and
 * three paragraphs of HTML: about 77 KiB with 50 items. Of one thread.
 */
final class RaceFeed {

    private static final String[] WORDS =
            ("council minister summit treaty border exercise troops budget statement alliance "
                            + "capital visit talks session member security defence agreement said "
                            + "will after before with from over under the a of and to in new on")
                    .split(" ");
    private static final int TITLE_WORDS = 7;
    private static final int SUMMARY_WORDS = 30;
    private static final int PARAGRAPH_WORDS = 60;
    private static final int PARAGRAPHS = 3;

    private final int number;
    private final String site;
    private final int items;
    private final Instant newest = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private int published;
    private byte[] body = {};

    /**
     * A feed.
     *
     * @param site scheme, host and port
     * @param items shown at a time, the newest ones
     */
    RaceFeed(int number, String site, int items) {
        this.number = number;
        this.site = site;
        this.items = items;
        published = items;
        build();
    }

    void addItem() {
        published++;
        build();
    }

    String url() {
        return site + "/feed/" + number + ".xml";
    }

    byte[] body() {
        return body;
    }

    String etag() {
        return "\"%d-%d\"".formatted(number, published);
    }

    String lastModified() {
        return rfc1123(newest.plusSeconds(published));
    }

    String contentType() {
        return isRss() ? "application/rss+xml" : "application/atom+xml";
    }

    private boolean isRss() {
        return number % 2 == 0;
    }

    private static String rfc1123(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(UTC));
    }

    private void build() {
        StringBuilder feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        feed.append(
                isRss()
                        ? """
                        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
                        <channel><title>Race feed %d</title><link>%s/</link><description>d</description>
                        """
                                .formatted(number, site)
                        : """
                        <feed xmlns="http://www.w3.org/2005/Atom"><title>Race feed %d</title>
                        <id>urn:race:%d</id><link href="%s/"/><updated>%s</updated>
                        """
                                .formatted(number, number, site, newest));
        for (int i = published - 1; i >= published - items; i--) {
            feed.append(isRss() ? rssItem(i) : atomEntry(i));
        }
        body = feed.append(isRss() ? "</channel></rss>\n" : "</feed>\n").toString().getBytes(UTF_8);
    }

    private Instant time(int item) {
        return newest.minus(items - item, ChronoUnit.HOURS).minusSeconds(number);
    }

    private String rssItem(int item) {
        Random random = new Random(number * 100_003L + item);
        return """
        <item><title>%s</title><link>%s</link><guid isPermaLink="false">%s</guid>
        <pubDate>%s</pubDate><description>%s</description>
        <content:encoded><![CDATA[%s]]></content:encoded></item>
        """
                .formatted(
                        title(item, random),
                        link(item),
                        id(item),
                        rfc1123(time(item)),
                        words(random, SUMMARY_WORDS),
                        html(item, random));
    }

    private String atomEntry(int item) {
        Random random = new Random(number * 100_003L + item);
        return """
        <entry><title>%s</title><link href="%s"/><id>%s</id><published>%s</published>
        <updated>%s</updated><summary>%s</summary><content type="html">%s</content></entry>
        """
                .formatted(
                        title(item, random),
                        link(item),
                        id(item),
                        time(item),
                        time(item),
                        words(random, SUMMARY_WORDS),
                        html(item, random).replace("<", "&lt;").replace(">", "&gt;"));
    }

    private String title(int item, Random random) {
        return "Item %d of feed %d: %s &amp; more"
                .formatted(item, number, words(random, TITLE_WORDS));
    }

    private String link(int item) {
        return "%s/post/%d/%d".formatted(site, number, item);
    }

    private String id(int item) {
        return "urn:race:%d:%d".formatted(number, item);
    }

    private String html(int item, Random random) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < PARAGRAPHS; i++) {
            html.append("<p>")
                    .append(words(random, PARAGRAPH_WORDS))
                    .append(" <a href=\"")
                    .append(link(item))
                    .append("#r\">more</a></p>");
        }
        return html.append("<img src=\"").append(link(item)).append(".png\" alt=\"x\">").toString();
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return words.toString();
    }
}
