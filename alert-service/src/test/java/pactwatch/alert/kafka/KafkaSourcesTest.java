package pactwatch.alert.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;

class KafkaSourcesTest {

    private static final Instant A_DAY_AGO = Samples.NOW.minus(Duration.ofDays(1));
    private static final String BY = "admin";

    private final KafkaSources sources = new KafkaSources();

    private static <E> LogRecord<E> record(Topic<E> topic, String feed, E event) {
        Append<E> append =
                Append.of(
                        topic,
                        feed,
                        Samples.SOURCE,
                        feed,
                        1,
                        Samples.NOW,
                        Samples.NOW,
                        null,
                        event);
        return new LogRecord<>(topic.name(), 0, 0, feed, append.envelope());
    }

    private void happens(FeedEvent event) {
        sources.foldFeed(record(FeedEvent.TOPIC, event.feed(), event));
    }

    private void add(String feed) {
        happens(new FeedEvent.Added(feed, url(feed), null, null, BY));
    }

    private void answer(String feed) {
        sources.foldFetch(
                record(
                        FetchEvent.TOPIC,
                        feed,
                        new FetchEvent.Unchanged(
                                feed, url(feed), 304, FetchEvent.Validators.NONE, Samples.NOW)));
    }

    private static URI url(String feed) {
        return URI.create("https://%s.example/feed".formatted(feed));
    }

    @Test
    void countsTheFeedsThatArePolledAndThoseThatAnswered() {
        add("one");
        add("two");

        answer("one");

        assertThat(sources.since(A_DAY_AGO)).isEqualTo(new AlertEvent.Sources(1, 2));
    }

    @Test
    void countsNoFeedThatIsPausedOrRemoved() {
        add("one");
        add("two");
        add("three");

        happens(new FeedEvent.Paused("one", "Silent for weeks.", BY));
        happens(new FeedEvent.Removed("two", BY));

        assertThat(sources.since(A_DAY_AGO)).isEqualTo(new AlertEvent.Sources(0, 1));
    }

    @Test
    void countsAFeedAgainThatIsResumed() {
        add("one");
        answer("one");
        happens(new FeedEvent.Paused("one", "Silent for weeks.", BY));

        happens(new FeedEvent.Resumed("one", BY));

        assertThat(sources.since(A_DAY_AGO)).isEqualTo(new AlertEvent.Sources(1, 1));
    }
}
