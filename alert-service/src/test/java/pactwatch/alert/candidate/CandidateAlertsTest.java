package pactwatch.alert.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertRule;
import pactwatch.alert.alert.KnownAlerts;
import pactwatch.alert.candidate.CandidateAlerts.Answer;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.contract.StatusEvent.DevelopmentChanged;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;

class CandidateAlertsTest {

    private final Subscription subscription =
            new Subscription(
                    "s1",
                    1,
                    Samples.NOW.minusSeconds(86_400),
                    Samples.filter(Stage.REPORTED, true),
                    new Channel.Stream());
    private final Log log = new Log();
    private final CandidateAlerts candidates =
            new CandidateAlerts(log, () -> List.of(subscription), InstantSource.fixed(Samples.NOW));

    /** A log in memory. */
    private static final class Log implements CandidateLog {
        final List<LogRecord<GenerationEvent>> generations = new ArrayList<>();
        final List<LogRecord<StatusEvent>> live = new ArrayList<>();
        final List<LogRecord<StatusEvent>> candidate = new ArrayList<>();
        final List<LogRecord<AlertEvent>> alerts = new ArrayList<>();

        @Override
        public void generations(Consumer<LogRecord<GenerationEvent>> fold) {
            generations.forEach(fold);
        }

        @Override
        public void live(Consumer<LogRecord<StatusEvent>> fold) {
            live.forEach(fold);
        }

        @Override
        public void candidate(String generation, Consumer<LogRecord<StatusEvent>> fold) {
            candidate.forEach(fold);
        }

        @Override
        public void alerts(Consumer<LogRecord<AlertEvent>> fold) {
            alerts.forEach(fold);
        }
    }

    private void happens(GenerationEvent... events) {
        for (GenerationEvent event : events) {
            long sequence = log.generations.size() + 1L;
            log.generations.add(
                    new LogRecord<>(
                            GenerationEvent.TOPIC.name(),
                            0,
                            sequence,
                            "CSTO",
                            new Envelope<>(
                                    "g" + sequence,
                                    GenerationEvent.TOPIC.codec().typeOf(event),
                                    URI.create("/test"),
                                    "CSTO",
                                    Samples.NOW,
                                    Samples.NOW,
                                    null,
                                    sequence,
                                    event)));
        }
    }

    private void isTold() {
        happens(
                new GenerationEvent.Started("g2", "CSTO", "v2", List.of(), "test"),
                new GenerationEvent.Built("g2", "CSTO", "abc", 1, 1, null),
                new GenerationEvent.StatusesTold("g2", "CSTO"));
    }

    private void lives(Sample... samples) {
        for (Sample sample : samples) {
            add(log.live, sample);
        }
    }

    private void differs(Sample... samples) {
        for (Sample sample : samples) {
            add(log.candidate, sample);
        }
    }

    private static void add(List<LogRecord<StatusEvent>> to, Sample sample) {
        to.add(Samples.status(to.size() + 1L, Samples.NOW, sample.change()));
    }

    /** What the live line told of the live statuses. */
    private void wasTold() {
        KnownAlerts known = new KnownAlerts();
        for (LogRecord<StatusEvent> record : log.live) {
            if (record.event() instanceof DevelopmentChanged change) {
                for (AlertEvent.OfAlert event :
                        AlertRule.decide(known, List.of(subscription), change, Samples.NOW)) {
                    known.accept(event);
                    log.alerts.add(Samples.alert(log.alerts.size(), event));
                }
            }
        }
    }

    private List<AlertMessage> listed() {
        Answer answer = candidates.of("g2");
        assertThat(answer).isInstanceOf(Answer.Listed.class);
        return ((Answer.Listed) answer).alerts();
    }

    @Test
    void listsNothingWhereBothSayTheSame() {
        isTold();
        lives(Sample.of("d1"), Sample.of("d2").actual(Stage.ESTABLISHED));
        differs(Sample.of("d1"), Sample.of("d2").actual(Stage.ESTABLISHED));
        wasTold();

        assertThat(listed()).isEmpty();
    }

    @Test
    void listsWhatWouldBeRaisedUpdatedAndCancelled() {
        isTold();
        lives(Sample.of("gone"), Sample.of("stronger"));
        differs(Sample.of("stronger").actual(Stage.CORROBORATED), Sample.of("new"));
        wasTold();

        assertThat(listed())
                .extracting(AlertMessage::type, m -> m.notice().development())
                .containsExactlyInAnyOrder(
                        tuple("alert.cancelled", "gone"),
                        tuple("alert.updated", "stronger"),
                        tuple("alert.raised", "new"));
    }

    @Test
    void followsEvidenceThatStandsUnderAnotherName() {
        isTold();
        Sample now = Sample.of("now");
        Sample renamed =
                new Sample(
                        "renamed",
                        now.member(),
                        now.kind(),
                        now.actual(),
                        now.announced(),
                        now.published(),
                        now.grade(),
                        now.contested(),
                        now.eventDate(),
                        now.evidenceKeys());
        lives(now);
        differs(renamed);
        wasTold();

        assertThat(listed()).isEmpty();
    }

    @Test
    void listsNothingWhileTheCandidateStillTellsItsStatuses() {
        happens(new GenerationEvent.Started("g2", "CSTO", "v2", List.of(), "test"));
        lives(Sample.of("d1"));
        wasTold();

        assertThat(candidates.of("g2")).isEqualTo(new Answer.Not(Phase.RUNNING));
        happens(new GenerationEvent.Built("g2", "CSTO", "abc", 1, 1, null));
        assertThat(candidates.of("g2")).isEqualTo(new Answer.Not(Phase.TELLING));
        happens(new GenerationEvent.StatusesTold("g2", "CSTO"));
        assertThat(listed()).extracting(AlertMessage::type).containsExactly("alert.cancelled");
        happens(new GenerationEvent.Promoted("g2", "CSTO", "g1", "test"));
        assertThat(candidates.of("g2")).isEqualTo(new Answer.Not(Phase.LIVE));
        happens(new GenerationEvent.RolledBack("g1", "CSTO", "g2", "test"));
        assertThat(candidates.of("g2")).isEqualTo(new Answer.Not(Phase.TELLING));
        happens(new GenerationEvent.Discarded("g2", "CSTO", "test"));
        assertThat(candidates.of("g2")).isEqualTo(new Answer.Not(Phase.ENDED));
    }

    @Test
    void knowsNoGenerationThatNobodyStarted() {
        isTold();

        assertThat(candidates.of("g9")).isEqualTo(new Answer.Unknown());
        assertThat(candidates.of("../statuses")).isEqualTo(new Answer.Unknown());
    }

    @Test
    void raisesNoHistory() {
        isTold();
        differs(Sample.of("old").published(Samples.NOW.minusSeconds(30 * 86_400L)));

        assertThat(listed()).isEmpty();
    }
}
