package pactwatch.ingest;

import static java.util.Comparator.naturalOrder;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.contract.FetchEvent.Rhythm;
import pactwatch.ingest.contract.FetchEvent.Terms;
import pactwatch.ingest.contract.FetchEvent.Validators;
import pactwatch.ingest.feed.FeedIdentity;
import pactwatch.ingest.feed.FeedRefresh;
import pactwatch.ingest.feed.FeedRhythm;
import pactwatch.ingest.feed.PublisherTerms;

/** Tries an address before it is added: shows what would come in, and writes nothing. */
@Singleton
public class FeedTrial {

    /** How a trial ended. */
    public sealed interface Result {

        /**
         * It is a feed.
         *
         * @param url that gave it, after redirects
         * @param items how many would come in
         * @param first the first of them
         * @param newest when the newest of them was published; absent if none says when
         * @param pollEvery how often it would be asked by its rhythm and its publisher's terms,
         *     apart from hours and days that it is to be left alone
         */
        record Feed(
                URI url,
                @Nullable String title,
                @Nullable String language,
                int items,
                List<ParsedFeed.Item> first,
                List<String> warnings,
                @Nullable Instant newest,
                Duration pollEvery)
                implements Result {}

        /** It is a page that names feeds. */
        record Site(URI url, List<String> feeds) implements Result {}

        /** It cannot be read; the reason is a sentence for people. */
        record Unreadable(String reason) implements Result {}
    }

    private static final String TRIAL = "trial";
    private static final int FIRST_ITEMS_MAX = 10;
    private static final int FEEDS_MAX = 20;

    private final FeedSource source;
    private final FeedParser parser;
    private final AddressPolicy addresses;
    private final FeedRefresh refresh;
    private final InstantSource clock;

    @Inject
    FeedTrial(
            FeedSource source,
            FeedParser parser,
            AddressPolicy addresses,
            FeedRefresh refresh,
            InstantSource clock) {
        this.source = source;
        this.parser = parser;
        this.addresses = addresses;
        this.refresh = refresh;
        this.clock = clock;
    }

    /**
     * Fetches an address once. An address without a scheme is tried with https.
     *
     * @param text as a person wrote it
     */
    public Result look(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new Result.Unreadable("The address of a feed or a site is needed");
        }
        URI url;
        try {
            url = FeedIdentity.parse(text.contains("://") ? text : "https://" + text.strip());
        } catch (IllegalArgumentException e) {
            return new Result.Unreadable(String.valueOf(e.getMessage()));
        }
        Optional<String> refusal = addresses.refusal(url);
        return refusal.isPresent()
                ? new Result.Unreadable(refusal.get())
                : result(url, source.fetch(url, Validators.NONE));
    }

    private Result result(URI url, FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Body body -> {
                try (BodyBudget.Share _ = body.memory()) {
                    yield read(body);
                }
            }
            case FetchOutcome.NotModified _ ->
                    new Result.Unreadable("Answered 304 though no version of it is known");
            case FetchOutcome.Throttled t ->
                    new Result.Unreadable(
                            "%s asks for patience (HTTP %d)".formatted(url.getHost(), t.status()));
            case FetchOutcome.Failed f -> new Result.Unreadable(f.reason());
        };
    }

    private Result read(FetchOutcome.Body body) {
        try {
            return readable(body, parser.parse(body.bytes(), body.contentType(), body.url()));
        } catch (FeedParser.NotAFeed e) {
            List<String> feeds = e.feeds().stream().distinct().limit(FEEDS_MAX).toList();
            return feeds.isEmpty()
                    ? new Result.Unreadable(String.valueOf(e.getMessage()))
                    : new Result.Site(body.url(), feeds);
        }
    }

    private Result readable(FetchOutcome.Body body, ParsedFeed feed) {
        Instant now = clock.instant();
        List<String> warnings = new ArrayList<>(feed.warnings());
        List<ParsedFeed.Item> items =
                NamedItem.all(TRIAL, feed.items(), warnings::add).stream()
                        .map(NamedItem::item)
                        .toList();
        List<Instant> times = times(feed);
        Rhythm rhythm = FeedRhythm.of(times.stream(), now);
        Terms stated = PublisherTerms.of(body.freshFor(), feed.terms());
        Terms terms = new Terms(stated.freshSeconds(), stated.updateSeconds(), Set.of(), Set.of());
        return new Result.Feed(
                body.url(),
                feed.title(),
                feed.language(),
                items.size(),
                items.stream().limit(FIRST_ITEMS_MAX).toList(),
                List.copyOf(warnings),
                times.stream().filter(t -> !t.isAfter(now)).max(naturalOrder()).orElse(null),
                Duration.between(now, refresh.afterAnswer(now, terms, rhythm)));
    }

    private static List<Instant> times(ParsedFeed feed) {
        return feed.items().stream()
                .flatMap(
                        i -> Stream.ofNullable(i.published() == null ? i.updated() : i.published()))
                .toList();
    }
}
