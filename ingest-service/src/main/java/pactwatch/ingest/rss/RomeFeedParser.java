package pactwatch.ingest.rss;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;

/** Reads RSS 0.9x to 2.0, RSS 1.0 and Atom with Rome. Refuses document types and deep nesting. */
public final class RomeFeedParser implements FeedParser {

    private static final int ITEMS_MAX = 1_000;
    private static final int TITLE_LENGTH_MAX = 1_000;
    private static final String ELEMENT_DEPTH_MAX = "256";

    public RomeFeedParser() {
        // The limit is the XML parser's own and can only be set for the whole JVM.
        System.setProperty("jdk.xml.maxElementDepth", ELEMENT_DEPTH_MAX);
    }

    @Override
    public ParsedFeed parse(byte[] body, @Nullable String contentType, @Nullable URI url)
            throws NotAFeed {
        try {
            return read(feed(body, contentType));
        } catch (FeedException e) {
            throw new NotAFeed("Not a feed that can be read: " + e.getMessage(), e);
        } catch (IOException | RuntimeException e) {
            throw new NotAFeed("Not a feed that can be read: " + e, e);
        } catch (StackOverflowError e) {
            throw new NotAFeed("Not a feed that can be read: nested too deeply", e);
        }
    }

    private static SyndFeed feed(byte[] body, @Nullable String contentType)
            throws IOException, FeedException {
        SyndFeedInput input = new SyndFeedInput();
        input.setAllowDoctypes(false);
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        XmlReader reader =
                contentType == null
                        ? new XmlReader(bytes, true)
                        : new XmlReader(bytes, contentType, true);
        return input.build(reader);
    }

    private static ParsedFeed read(SyndFeed feed) {
        List<String> warnings = new ArrayList<>();
        List<SyndEntry> entries = feed.getEntries();
        if (entries.size() > ITEMS_MAX) {
            warnings.add(
                    "Only the first %d of %d items are read".formatted(ITEMS_MAX, entries.size()));
        }
        List<ParsedFeed.Item> items = new ArrayList<>();
        for (SyndEntry entry : entries.subList(0, Math.min(ITEMS_MAX, entries.size()))) {
            ParsedFeed.Item item = item(entry);
            if (item.title().isEmpty() && item.text().isEmpty()) {
                warnings.add("An item without title and text was left out");
            } else {
                items.add(item);
            }
        }
        return new ParsedFeed(
                feed.getTitle(),
                feed.getTitle(),
                feed.getLink(),
                feed.getUri(),
                feed.getLanguage(),
                ParsedFeed.Pace.UNSAID,
                ParsedFeed.Links.NONE,
                items,
                warnings);
    }

    private static ParsedFeed.Item item(SyndEntry entry) {
        String link = Objects.requireNonNullElse(entry.getLink(), "").strip();
        String guid = Objects.requireNonNullElse(entry.getUri(), "").strip();
        return new ParsedFeed.Item(
                guid,
                link,
                title(entry),
                title(entry),
                text(entry),
                entry.getSource() == null ? null : plainOrNull(entry.getSource().getTitle()),
                entry.getAuthor(),
                null,
                instant(entry.getPublishedDate()),
                instant(entry.getUpdatedDate()));
    }

    private static String title(SyndEntry entry) {
        String title =
                HtmlText.of(Objects.requireNonNullElse(entry.getTitle(), "")).replace('\n', ' ');
        return title.length() <= TITLE_LENGTH_MAX ? title : title.substring(0, TITLE_LENGTH_MAX);
    }

    /**
     * The longest of the contents and the description: feeds often carry a teaser beside the text.
     */
    private static String text(SyndEntry entry) {
        Stream<SyndContent> contents =
                Stream.concat(
                        entry.getContents().stream(), Stream.ofNullable(entry.getDescription()));
        return contents.map(SyndContent::getValue)
                .filter(Objects::nonNull)
                .map(HtmlText::of)
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
    }

    private static @Nullable String plainOrNull(@Nullable String text) {
        String plain = text == null ? "" : HtmlText.of(text);
        return plain.isEmpty() ? null : plain;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
