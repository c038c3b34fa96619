package pactwatch.ingest;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import pactwatch.ingest.article.CanonicalUrl;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedState;
import pactwatch.ingest.feed.PollSchedule;
import pactwatch.log.ContentId;

/**
 * One poll of one feed: ask, read, and say what to write. Writes nothing itself.
 *
 * <pre>fetch → unchanged? → parse → items → new ones</pre>
 */
public final class IngestPipeline {

    private final FeedSource source;
    private final FeedParser parser;
    private final PollSchedule schedule;
    private final InstantSource clock;

    public IngestPipeline(
            FeedSource source, FeedParser parser, PollSchedule schedule, InstantSource clock) {
        this.source = source;
        this.parser = parser;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * Polls a feed.
     *
     * @param isNew whether an item was not yet seen in this form
     */
    public Poll poll(FeedState feed, Predicate<ItemEvent.Seen> isNew) {
        FetchOutcome outcome = source.fetch(feed.url(), feed.validators());
        Instant now = clock.instant();
        return switch (outcome) {
            case FetchOutcome.Failed(Integer status, String reason) ->
                    failed(feed, status, reason, now);
            case FetchOutcome.Throttled throttled ->
                    only(
                            new FetchEvent.Throttled(
                                    feed.id(),
                                    feed.url(),
                                    throttled.status(),
                                    schedule.afterThrottling(now, throttled.retryAfter())));
            case FetchOutcome.NotModified unchanged -> unchanged(feed, unchanged, now);
            case FetchOutcome.Body body -> read(feed, body, isNew, now);
        };
    }

    private Poll unchanged(FeedState feed, FetchOutcome.NotModified answer, Instant now) {
        if (feed.bodyHash() == null) {
            return failed(feed, 304, "Answered 304 though no version of it could be read", now);
        }
        Instant due = schedule.afterAnswer(now, answer.freshFor());
        return only(new FetchEvent.Unchanged(feed.id(), feed.url(), 304, answer.validators(), due));
    }

    private Poll read(
            FeedState feed, FetchOutcome.Body body, Predicate<ItemEvent.Seen> isNew, Instant now) {
        String hash = sha256(body.bytes());
        Instant due = schedule.afterAnswer(now, body.freshFor());
        if (hash.equals(feed.bodyHash())) {
            return only(
                    new FetchEvent.Unchanged(
                            feed.id(), feed.url(), body.status(), body.validators(), due));
        }
        ParsedFeed parsed;
        try {
            parsed = parser.parse(body.bytes(), body.contentType(), body.url());
        } catch (FeedParser.NotAFeed e) {
            return failed(feed, body.status(), String.valueOf(e.getMessage()), now);
        }
        List<String> warnings = new ArrayList<>(parsed.warnings());
        List<ItemEvent.Seen> items =
                parsed.items().stream()
                        .map(item -> seen(feed, parsed, item, now, warnings))
                        .flatMap(Optional::stream)
                        .filter(isNew)
                        .toList();
        FetchEvent fetched =
                new FetchEvent.Fetched(
                        feed.id(),
                        feed.url(),
                        body.status(),
                        body.validators(),
                        body.bytes().length,
                        hash,
                        parsed.items().size(),
                        items.size(),
                        warnings,
                        due);
        return new Poll(fetched, items);
    }

    private static Optional<ItemEvent.Seen> seen(
            FeedState feed,
            ParsedFeed parsed,
            ParsedFeed.Item item,
            Instant now,
            List<String> warnings) {
        Optional<URI> url = CanonicalUrl.of(item.link());
        if (url.isEmpty() && item.guid().isEmpty()) {
            warnings.add("An item without link and id was left out: " + item.title());
            return Optional.empty();
        }
        if (item.title().isEmpty() && item.text().isEmpty()) {
            warnings.add("An item without title and text was left out");
            return Optional.empty();
        }
        String article =
                url.map(CanonicalUrl::articleId)
                        .orElseGet(() -> ContentId.of(feed.id(), item.guid()));
        String publisher = FeedIdentity.domainOf(url.orElse(feed.url()));
        Instant published = item.published() == null ? item.updated() : item.published();
        return Optional.of(
                new ItemEvent.Seen(
                        article,
                        feed.id(),
                        item.guid(),
                        url.orElse(null),
                        item.title(),
                        truncated(item.text()),
                        publisher,
                        publisherName(feed, parsed, item, publisher),
                        language(feed, parsed, item),
                        published == null ? now : published,
                        item.updated(),
                        now));
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

    private static @org.jspecify.annotations.Nullable String language(
            FeedState feed, ParsedFeed parsed, ParsedFeed.Item item) {
        if (item.language() != null) {
            return item.language();
        }
        return feed.language() == null ? parsed.language() : feed.language();
    }

    private static String truncated(String text) {
        return text.length() <= Article.TEXT_LENGTH_MAX
                ? text
                : text.substring(0, Article.TEXT_LENGTH_MAX);
    }

    private Poll failed(
            FeedState feed,
            @org.jspecify.annotations.Nullable Integer status,
            String reason,
            Instant now) {
        int failures = feed.failures() + 1;
        Instant due = schedule.afterFailure(now, failures);
        return only(new FetchEvent.Failed(feed.id(), feed.url(), status, reason, failures, due));
    }

    private static Poll only(FetchEvent fetch) {
        return new Poll(fetch, List.of());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
