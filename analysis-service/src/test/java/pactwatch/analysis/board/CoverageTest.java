package pactwatch.analysis.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.status.Samples;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;

class CoverageTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final URI ADDRESS = URI.create("https://a.example/rss");

    private final Coverage coverage = new Coverage();

    private static <E> LogRecord<E> record(Topic<E> topic, E event, Instant at) {
        return new LogRecord<>(
                topic.name(),
                0,
                0,
                "k",
                new Envelope<>(
                        "e",
                        topic.codec().typeOf(event),
                        LineSamples.SOURCE,
                        "k",
                        at,
                        at,
                        null,
                        1,
                        event));
    }

    private void added(String feed) {
        coverage.acceptFeed(
                record(
                        FeedEvent.TOPIC,
                        new FeedEvent.Added(feed, ADDRESS, "Paper " + feed, "en", "opml"),
                        NOON));
    }

    private void answers(String feed, int minute) {
        fetch(
                new FetchEvent.Unchanged(
                        feed, ADDRESS, 304, FetchEvent.Validators.NONE, NOON.plusSeconds(900)),
                minute);
    }

    private void fails(String feed, int minute) {
        fetch(
                new FetchEvent.Failed(feed, ADDRESS, null, "No answer.", 1, NOON.plusSeconds(900)),
                minute);
    }

    private void fetch(FetchEvent event, int minute) {
        coverage.acceptFetch(record(FetchEvent.TOPIC, event, at(minute)));
    }

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    private void tells(String feed, String member) {
        Claim claim =
                new Samples.Draft(member, Kind.SUSPENSION, Assertion.ACTUAL).feed(feed).claim();
        coverage.acceptClaim(record(ClaimEvent.topic("g1"), new ClaimEvent.Claimed(claim), NOON));
    }

    @Test
    void reducesTheCoverageOfThoseAloneOfWhomTheFeedTells() {
        added("a");
        added("b");
        answers("b", 1);
        tells("a", "AM");
        tells("b", "KG");

        fails("a", 2);

        MemberCoverage armenia = coverage.of("AM", Instant.MAX);
        assertThat(armenia.reduced()).isTrue();
        assertThat(armenia.down())
                .singleElement()
                .satisfies(f -> assertThat(f.trouble()).isEqualTo("No answer."));
        assertThat(coverage.of("KG", Instant.MAX).reduced()).isFalse();
    }

    @Test
    void countsAllFeedsForAMemberOfWhomNoneToldYet() {
        added("a");
        added("b");
        answers("a", 1);
        fails("b", 1);

        assertThat(coverage.of("BY", Instant.MAX))
                .extracting(MemberCoverage::feeds, MemberCoverage::answering)
                .containsExactly(2, 1);
    }

    @Test
    void remembersHowItWasBefore() {
        added("a");
        answers("a", 1);
        fails("a", 10);
        answers("a", 20);

        assertThat(coverage.summary(NOON.minusSeconds(1)).sources()).isZero();
        assertThat(coverage.summary(at(5)).answering()).isEqualTo(1);
        assertThat(coverage.summary(at(15)).answering()).isZero();
        assertThat(coverage.summary().answering()).isEqualTo(1);
        assertThat(coverage.feeds(at(15)).getFirst().since()).isEqualTo(at(10));
    }

    /** Feeds and fetches are read side by side. */
    @Test
    void countsAnAnswerThatIsReadBeforeItsFeed() {
        answers("a", 1);
        assertThat(coverage.summary().sources()).isZero();

        added("a");

        assertThat(coverage.summary().answering()).isEqualTo(1);
        assertThat(coverage.summary(NOON).answering()).isZero();
        assertThat(coverage.feeds(Instant.MAX).getFirst().since()).isEqualTo(at(1));
    }

    @Test
    void countsNoAnswerFromBeforeAFeedWasResumed() {
        added("a");
        answers("a", 1);
        coverage.acceptFeed(
                record(FeedEvent.TOPIC, new FeedEvent.Paused("a", "Gone.", "publisher"), at(2)));
        coverage.acceptFeed(record(FeedEvent.TOPIC, new FeedEvent.Resumed("a", "me"), at(3)));
        assertThat(coverage.summary().answering()).isZero();

        answers("a", 4);

        assertThat(coverage.summary().answering()).isEqualTo(1);
    }

    @Test
    void missesAFeedThatIsPausedButNotOneThatIsRemoved() {
        added("a");
        answers("a", 1);
        coverage.acceptFeed(
                record(FeedEvent.TOPIC, new FeedEvent.Paused("a", "Gone.", "publisher"), at(2)));
        assertThat(coverage.of("AM", Instant.MAX).reduced()).isTrue();
        assertThat(coverage.summary().sources()).isZero();

        coverage.acceptFeed(record(FeedEvent.TOPIC, new FeedEvent.Removed("a", "me"), at(3)));
        assertThat(coverage.of("AM", Instant.MAX).reduced()).isFalse();
    }
}
