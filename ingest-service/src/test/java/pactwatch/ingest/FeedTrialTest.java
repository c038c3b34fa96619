package pactwatch.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.contract.FetchEvent.Validators;
import pactwatch.ingest.feed.FeedRefresh;
import pactwatch.ingest.rss.RomeFeedParser;
import pactwatch.ingest.rss.xml.ParseBounds;

class FeedTrialTest {

    private static final Instant NOW = Instant.parse("2024-02-22T12:00:00Z");
    private static final URI URL = URI.create("https://news.example/feed");

    private static final String ITEM =
            "<item><link>https://news.example/%s</link><title>T</title>%s</item>";

    private static FeedTrial.Result.Feed look(String channel, @Nullable Duration freshFor) {
        byte[] body = ("<rss><channel>" + channel + "</channel></rss>").getBytes(UTF_8);
        FeedTrial trial =
                new FeedTrial(
                        (url, _) ->
                                new FetchOutcome.Body(
                                        200, url, body, "text/xml", Validators.NONE, freshFor),
                        new RomeFeedParser(ParseBounds.DEFAULT),
                        _ -> Optional.empty(),
                        new FeedRefresh(
                                new FeedRefresh.Bounds(
                                        Duration.ofMinutes(15),
                                        Duration.ofMinutes(5),
                                        Duration.ofDays(1),
                                        Duration.ofHours(6)),
                                new SplittableRandom(1)),
                        () -> NOW);
        return (FeedTrial.Result.Feed) trial.look(URL.toString());
    }

    private static String published(int day) {
        return ITEM.formatted(day, "<pubDate>2024-02-%02dT10:00:00Z</pubDate>".formatted(day));
    }

    @Test
    void saysWhenTheOnlyItemWasPublished() {
        assertThat(look(published(21), null).newest())
                .isEqualTo(Instant.parse("2024-02-21T10:00:00Z"));
    }

    @Test
    void takesNoItemOfTheFutureForTheNewest() {
        assertThat(look(published(20) + published(21) + published(28), null).newest())
                .isEqualTo(Instant.parse("2024-02-21T10:00:00Z"));
    }

    @Test
    void saysOfNoItemWhenItWasPublishedIfNoneDoes() {
        FeedTrial.Result.Feed feed = look(ITEM.formatted(1, ""), null);

        assertThat(feed.items()).isEqualTo(1);
        assertThat(feed.newest()).isNull();
    }

    @Test
    void wouldAskNoMoreOftenThanHeadersAndTheFeedItselfAllow() {
        assertThat(look("<ttl>180</ttl>" + published(21), null).pollEvery())
                .isBetween(Duration.ofHours(3), Duration.ofMinutes(200));
        assertThat(look("<ttl>30</ttl>" + published(21), Duration.ofHours(4)).pollEvery())
                .isBetween(Duration.ofHours(4), Duration.ofMinutes(270));
    }

    @Test
    void countsOnlyWhatWouldComeIn() {
        String nameless = "<item><title>No link and no id</title></item>";
        String silent = "<item><link>https://news.example/silent</link></item>";

        FeedTrial.Result.Feed feed = look(nameless + published(21) + silent + nameless, null);

        assertThat(feed.items()).isEqualTo(1);
        assertThat(feed.first()).extracting(ParsedFeed.Item::title).containsExactly("T");
        assertThat(feed.warnings())
                .contains(
                        "Items without a link on the web and an id were left out: 2",
                        "Items without title and text were left out: 1");
    }

    @Test
    void tellsHowOftenApartFromHoursThatAreSkipped() {
        String skipped = "<skipHours><hour>12</hour><hour>13</hour><hour>14</hour></skipHours>";

        assertThat(look(skipped + published(21), null).pollEvery())
                .isLessThan(Duration.ofMinutes(20));
    }
}
