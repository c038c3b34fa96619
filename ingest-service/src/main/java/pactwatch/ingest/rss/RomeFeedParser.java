package pactwatch.ingest.rss;

import com.rometools.rome.io.FeedException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jdom2.Document;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.rss.html.FeedLinks;
import pactwatch.ingest.rss.tree.FeedTree;
import pactwatch.ingest.rss.xml.FeedText;
import pactwatch.ingest.rss.xml.Inflated;
import pactwatch.ingest.rss.xml.ParseBounds;
import pactwatch.ingest.rss.xml.Repairs;
import pactwatch.ingest.rss.xml.XmlTree;

/**
 * Reads feeds of every format and in nearly every state with Rome.
 *
 * <pre>bytes → text → tree (strictly, else leniently) → repaired tree → Rome</pre>
 *
 * JSON Feed leaves the line after the text. Every repair is a warning. A hostile document costs
 * time and memory within the bounds and fails, if it does, alone.
 */
public final class RomeFeedParser implements FeedParser {

    /** Memory that a document needs while it is read, as a multiple of its bytes, stays below. */
    private static final int LARGE_BYTES_MIN = 262_144;

    private final ParseBounds bounds;
    private final XmlTree xml;
    private final JsonFeedReader json;
    private final Semaphore large = new Semaphore(1);

    public RomeFeedParser(ParseBounds bounds) {
        this.bounds = bounds;
        xml = new XmlTree(bounds);
        json = new JsonFeedReader(bounds);
    }

    @Override
    public ParsedFeed parse(byte[] body, @Nullable String contentType, @Nullable URI url)
            throws NotAFeed {
        boolean isLarge = body.length >= LARGE_BYTES_MIN;
        if (isLarge) {
            large.acquireUninterruptibly();
        }
        try {
            return contained(body, contentType, url);
        } finally {
            if (isLarge) {
                large.release();
            }
        }
    }

    private ParsedFeed contained(byte[] body, @Nullable String contentType, @Nullable URI url)
            throws NotAFeed {
        try {
            return read(body, contentType, url);
        } catch (FeedException | RuntimeException e) {
            throw new NotAFeed("Not a feed that can be read: " + e, e);
        } catch (StackOverflowError e) {
            throw new NotAFeed("Not a feed that can be read: nested too deeply", e);
        }
    }

    private ParsedFeed read(byte[] body, @Nullable String contentType, @Nullable URI url)
            throws NotAFeed, FeedException {
        Repairs repairs = new Repairs();
        byte[] bytes = Inflated.of(body, bounds, repairs);
        String text = FeedText.of(bytes, contentType, repairs);
        if (text.isBlank()) {
            throw new NotAFeed("Not a feed that can be read: the body is empty", List.of());
        }
        Optional<ParsedFeed> jsonFeed =
                JsonFeedReader.isJson(text) ? json.read(text, url, repairs) : Optional.empty();
        if (jsonFeed.isPresent()) {
            return jsonFeed.get();
        }
        Document tree = xml.read(text, repairs);
        Document repaired = tree == null ? null : FeedTree.repaired(tree, url, repairs);
        if (repaired == null) {
            throw notAFeed(text, url);
        }
        return RomeReader.read(repaired, repairs.sentences());
    }

    private static NotAFeed notAFeed(String text, @Nullable URI url) {
        if (FeedLinks.isOpml(text)) {
            return new NotAFeed(
                    "Not a feed but a list of feeds (OPML); import it as one", List.of());
        }
        if (!FeedLinks.isPage(text)) {
            return new NotAFeed("Not a feed that can be read: no known format", List.of());
        }
        List<String> feeds = FeedLinks.in(text, url);
        String advice =
                feeds.isEmpty()
                        ? "it links to no feed"
                        : "it links to the feed " + feeds.getFirst();
        return new NotAFeed("Not a feed that can be read: this is a web page; " + advice, feeds);
    }
}
