package pactwatch.ingest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.article.CanonicalUrl;
import pactwatch.ingest.contract.BodyEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedRefresh;
import pactwatch.ingest.feed.FeedState;

/**
 * One poll of one feed: ask, read, and say what to write. Writes nothing itself.
 *
 * <pre>fetch → unchanged? → parse → items → new ones</pre>
 */
public final class IngestPipeline {

    private final FeedSource source;
    private final FeedParser parser;
    private final PollRecord record;
    private final InstantSource clock;
    private final BodyArchive archive;

    /**
     * A pipeline.
     *
     * @param movedSightings how often in a row a permanent redirect must lead to the same address
     *     before the feed is recorded as moved there
     */
    public IngestPipeline(
            FeedSource source,
            FeedParser parser,
            FeedRefresh refresh,
            InstantSource clock,
            int movedSightings,
            BodyArchive archive) {
        this.source = source;
        this.parser = parser;
        this.record = new PollRecord(refresh, movedSightings);
        this.clock = clock;
        this.archive = archive;
    }

    /**
     * Polls a feed.
     *
     * @param isNew whether a feed did not yet bring an item in this form
     */
    public Poll poll(FeedState feed, BiPredicate<String, BodyEvent.Reading> isNew) {
        FetchOutcome outcome = source.fetch(feed.url(), feed.course().validators());
        Instant now = clock.instant();
        return switch (outcome) {
            case FetchOutcome.Failed failure -> record.failed(feed, failure, now);
            case FetchOutcome.Throttled throttled -> record.throttled(feed, throttled, now);
            case FetchOutcome.NotModified unchanged -> record.notModified(feed, unchanged, now);
            case FetchOutcome.Body body -> {
                try (BodyBudget.Share _ = body.memory()) {
                    yield read(feed, body, isNew, now);
                }
            }
        };
    }

    /** The poll of a feed that could not be read for a fault of ours. */
    public Poll notRead(FeedState feed, Throwable fault) {
        return record.failed(
                feed,
                new FetchOutcome.Failed(null, "It could not be read for a fault of ours: " + fault),
                clock.instant());
    }

    private Poll read(
            FeedState feed,
            FetchOutcome.Body body,
            BiPredicate<String, BodyEvent.Reading> isNew,
            Instant now) {
        String hash = sha256(body.bytes());
        if (hash.equals(feed.course().bodyHash())) {
            return record.sameBody(feed, body, now);
        }
        ParsedFeed parsed;
        try {
            parsed = parser.parse(body.bytes(), body.contentType(), body.url());
        } catch (FeedParser.NotAFeed e) {
            return record.unread(feed, body, String.valueOf(e.getMessage()), now)
                    .keeping(kept(feed, body, hash, List.of()));
        }
        List<String> warnings = new ArrayList<>(parsed.warnings());
        List<NamedItem> named = NamedItem.all(feed.id(), parsed.items(), warnings::add);
        List<NamedItem> fresh =
                named.stream().filter(i -> isNew.test(feed.id(), i.reading())).toList();
        List<ItemEvent.Seen> items = fresh.stream().map(i -> seen(feed, parsed, i, now)).toList();
        return record.fetched(feed, body, hash, parsed, items, warnings, now)
                .readAs(fresh.stream().map(NamedItem::reading).toList())
                .keeping(kept(feed, body, hash, BodyArchive.readings(named)));
    }

    private Optional<BodyEvent.Kept> kept(
            FeedState feed, FetchOutcome.Body body, String hash, List<BodyEvent.Reading> readings) {
        return archive.keep(
                feed.id(), body.url(), body.contentType(), body.bytes(), hash, readings);
    }

    private static ItemEvent.Seen seen(
            FeedState feed, ParsedFeed parsed, NamedItem named, Instant now) {
        ParsedFeed.Item item = named.item();
        String publisher =
                FeedIdentity.domainOf(Objects.requireNonNullElse(named.url(), feed.url()));
        Instant published = item.published() == null ? item.updated() : item.published();
        return new ItemEvent.Seen(
                named.reading().article(),
                feed.id(),
                item.guid(),
                named.url(),
                item.title(),
                named.text(),
                publisher,
                publisherName(feed, parsed, item, publisher),
                language(feed, parsed, item),
                published == null ? now : published,
                item.updated(),
                now);
    }

    private static String publisherName(
            FeedState feed, ParsedFeed parsed, ParsedFeed.Item item, String publisher) {
        if (item.source() != null) {
            return item.source();
        }
        boolean isFeedsOwn =
                publisher.equals(FeedIdentity.domainOf(feed.url()))
                        || publisher.equals(
                                CanonicalUrl.of(Objects.requireNonNullElse(parsed.link(), ""))
                                        .map(FeedIdentity::domainOf)
                                        .orElse(""));
        return isFeedsOwn && feed.publisher() != null ? feed.publisher() : publisher;
    }

    private static @Nullable String language(
            FeedState feed, ParsedFeed parsed, ParsedFeed.Item item) {
        if (item.language() != null) {
            return item.language();
        }
        return feed.language() == null ? parsed.language() : feed.language();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
