package pactwatch.ingest.rss.html;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The feeds that a page names: first those it declares, then those that it seems to link to. */
public final class FeedLinks {

    private static final int FEEDS_MAX = 20;
    private static final int PAGE_LENGTH_MAX = 1_000_000;
    private static final int HEAD_LENGTH_MAX = 4_000;
    private static final int TAGS_MAX = 20_000;

    private static final Pattern PAGE =
            Pattern.compile("<(?:!doctype\\s+html|html|head|body)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPML = Pattern.compile("<opml\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern TYPE =
            Pattern.compile(
                    "application/(?:rss|atom|rdf|feed)\\+(?:xml|json)|text/xml|application/xml");
    private static final Pattern NAME =
            Pattern.compile("(?:^|[/.?=&_-])(?:rss2?|feeds?|atom)(?:$|[/.?=&_-])");

    private FeedLinks() {}

    /** Whether a document is a page rather than a feed. */
    public static boolean isPage(String document) {
        return PAGE.matcher(document.substring(0, Math.min(document.length(), PAGE_LENGTH_MAX)))
                .find();
    }

    /** Whether a document is a list of feeds. */
    public static boolean isOpml(String document) {
        return OPML.matcher(document.substring(0, Math.min(document.length(), HEAD_LENGTH_MAX)))
                .find();
    }

    /** Addresses of feeds, absolute where the page's own address is known; best first. */
    public static List<String> in(String html, @Nullable URI url) {
        Document page =
                Jsoup.parse(
                        Tags.first(
                                TAGS_MAX,
                                html.substring(0, Math.min(html.length(), PAGE_LENGTH_MAX))),
                        url == null ? "" : url.toString());
        Set<String> feeds = new LinkedHashSet<>();
        for (Element link : page.select("link[href][rel~=(?i)(alternate|feed)]")) {
            if (TYPE.matcher(link.attr("type").toLowerCase(Locale.ROOT)).find()) {
                add(feeds, link);
            }
        }
        for (Element link : page.select("a[href]")) {
            if (NAME.matcher(link.attr("href").toLowerCase(Locale.ROOT)).find()) {
                add(feeds, link);
            }
        }
        return new ArrayList<>(feeds);
    }

    private static void add(Set<String> feeds, Element link) {
        String absolute = link.absUrl("href");
        String address = absolute.isEmpty() ? link.attr("href").strip() : absolute;
        boolean isScript = address.toLowerCase(Locale.ROOT).startsWith("javascript:");
        if (!address.isEmpty() && !isScript && feeds.size() < FEEDS_MAX) {
            feeds.add(address);
        }
    }
}
