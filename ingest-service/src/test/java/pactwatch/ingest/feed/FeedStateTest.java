package pactwatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        assertThat(added().course().nextDue()).isEqualTo(NOW);
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
        assertThat(failed.course().failures()).isEqualTo(1);
        assertThat(failed.afterFetch(envelope(2, answer)).isAnswering()).isTrue();
    }

    @Test
    void faresInOneWord() {
        FetchEvent answer =
                new FetchEvent.Unchanged("f", URL, 304, FetchEvent.Validators.NONE, NOW);
        FetchEvent failure = new FetchEvent.Failed("f", URL, 500, "A fault", 1, NOW);

        assertThat(FeedHealth.of(added(), NOW)).isEqualTo(FeedHealth.UNASKED);
        assertThat(FeedHealth.of(added().afterFetch(envelope(1, answer)), NOW))
                .isEqualTo(FeedHealth.ANSWERING);
        assertThat(FeedHealth.of(added().afterFetch(envelope(1, failure)), NOW))
                .isEqualTo(FeedHealth.FAILING);
    }

    @Test
    void keepsItsKeyAndItsCountOfFetchesWhenItMoves() {
        FetchEvent answer =
                new FetchEvent.Unchanged("f", URL, 304, new FetchEvent.Validators("e", null), NOW);
        URI elsewhere = URI.create("https://other.example/rss");

        FeedState moved =
                Objects.requireNonNull(
                        FeedState.evolve(
                                added().afterFetch(envelope(1, answer)),
                                envelope(2, new FeedEvent.Moved("f", elsewhere, "publisher"))));

        assertThat(moved.url()).isEqualTo(elsewhere);
        assertThat(moved.key()).isEqualTo("news.example");
        assertThat(moved.course().fetches()).isEqualTo(1);
        assertThat(moved.course().validators()).isEqualTo(FetchEvent.Validators.NONE);
    }

    @Test
    void goesOnCountingWhenItIsAddedAgain() {
        FetchEvent answer =
                new FetchEvent.Unchanged("f", URL, 304, new FetchEvent.Validators("e", null), NOW);
        FeedState removed =
                FeedState.evolve(
                        added().afterFetch(envelope(1, answer)),
                        envelope(2, new FeedEvent.Removed("f", "admin")));

        FeedState again =
                Objects.requireNonNull(
                        FeedState.evolve(
                                removed,
                                envelope(3, new FeedEvent.Added("f", URL, null, null, "admin"))));

        assertThat(again.isPolled()).isTrue();
        assertThat(again.course().fetches()).isEqualTo(1);
        assertThat(again.course().validators().etag()).isEqualTo("e");
    }

    @Test
    void countsWhatConditionalRequestsSave() {
        FetchEvent body =
                new FetchEvent.Fetched(
                        "f",
                        URL,
                        200,
                        FetchEvent.Validators.NONE,
                        900,
                        "h",
                        3,
                        3,
                        List.of(),
                        NOW,
                        FetchEvent.Terms.NONE,
                        null,
                        null,
                        300L);
        FetchEvent same = new FetchEvent.Unchanged("f", URL, 304, FetchEvent.Validators.NONE, NOW);

        FeedCourse course =
                added().afterFetch(envelope(1, body))
                        .afterFetch(envelope(2, same))
                        .afterFetch(envelope(3, same))
                        .course();

        assertThat(course.tally()).isEqualTo(new FeedCourse.Tally(3, 300, 300, 600, 2));
    }

    @Test
    void fallsSilentAgainstItsOwnRhythmOnly() {
        FetchEvent body =
                new FetchEvent.Fetched(
                        "f",
                        URL,
                        200,
                        FetchEvent.Validators.NONE,
                        900,
                        "h",
                        3,
                        3,
                        List.of(),
                        NOW,
                        FetchEvent.Terms.NONE,
                        new FetchEvent.Rhythm(NOW, 3_600, 6 * 3_600),
                        null,
                        300L);

        FeedCourse course = added().afterFetch(envelope(1, body)).course();

        assertThat(course.isSilent(NOW.plus(Duration.ofHours(17)))).isFalse();
        assertThat(course.isSilent(NOW.plus(Duration.ofHours(19)))).isTrue();
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
