package pactwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.Envelope;

class FeedStateTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final URI URL = URI.create("https://news.example/rss");

    private static <E> Envelope<E> envelope(long sequence, E event) {
        return new Envelope<>(
                "id" + sequence, "t", URI.create("/t"), "f", NOW, NOW, null, sequence, event);
    }

    private static FeedState added() {
        FeedEvent event = new FeedEvent.Added("f", URL, "News", "en", "opml");
        return Objects.requireNonNull(FeedState.evolve(null, envelope(1, event)));
    }

    @Test
    void isDueAtOnceWhenItIsAdded() {
        assertThat(added().isPolled()).isTrue();
        assertThat(added().nextDue()).isEqualTo(NOW);
        assertThat(added().isAnswering()).isFalse();
    }

    @Test
    void ignoresTheWriterWhoCameSecond() {
        FeedState paused =
                FeedState.evolve(added(), envelope(2, new FeedEvent.Paused("f", "noise", "a")));

        FeedState late =
                FeedState.evolve(
                        paused, envelope(2, new FeedEvent.Changed("f", "Other", "ru", "b")));

        assertThat(late).isEqualTo(paused);
    }

    @Test
    void countsFailuresUntilItAnswers() {
        FeedState failed =
                added().afterFetch(
                                envelope(
                                        1,
                                        new FetchEvent.Failed("f", URL, 500, "A fault", 1, NOW)));
        FetchEvent answer =
                new FetchEvent.Unchanged("f", URL, 304, FetchEvent.Validators.NONE, NOW);

        assertThat(failed.isAnswering()).isFalse();
        assertThat(failed.failures()).isEqualTo(1);
        assertThat(failed.afterFetch(envelope(2, answer)).isAnswering()).isTrue();
    }

    @Test
    void doublesTheWaitWithEachFailureUpToADayAndNeverGivesUp() {
        PollSchedule schedule = new PollSchedule(Duration.ofMinutes(15));

        assertThat(schedule.afterFailure(NOW, 1)).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
        assertThat(schedule.afterFailure(NOW, 3)).isEqualTo(NOW.plus(Duration.ofMinutes(60)));
        assertThat(schedule.afterFailure(NOW, 5_000)).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void waitsAsThePublisherAsksWithinADay() {
        PollSchedule schedule = new PollSchedule(Duration.ofMinutes(15));

        assertThat(schedule.afterThrottling(NOW, Duration.ofHours(2)))
                .isEqualTo(NOW.plus(Duration.ofHours(2)));
        assertThat(schedule.afterThrottling(NOW, Duration.ofDays(365)))
                .isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(schedule.afterAnswer(NOW, Duration.ofSeconds(1)))
                .isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void takesOnlyWebAddresses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedIdentity.parse("file:///etc/passwd"))
                .withMessageContaining("http://");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeedIdentity.parse("http://user:pw@news.example/"))
                .withMessageContaining("without user name");
        assertThat(FeedIdentity.domainOf(URI.create("https://www.bbc.co.uk/russian")))
                .isEqualTo("bbc.co.uk");
        assertThat(FeedIdentity.domainOf(URI.create("http://127.0.0.1:8090/x")))
                .isEqualTo("127.0.0.1");
    }
}
