package pactwatch.alert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.alert.AlertEvent.Change;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;

class AlertRuleTest {

    private static final Instant CREATED = Samples.NOW.minus(Duration.ofDays(1));

    private final KnownAlerts known = new KnownAlerts();
    private Subscription subscription = subscription("s1", Stage.REPORTED, true);

    private static Subscription subscription(String id, Stage leastStage, boolean announced) {
        return new Subscription(
                id, 1, CREATED, Samples.filter(leastStage, announced), new Channel.Stream());
    }

    private List<AlertEvent.OfAlert> tell(Sample sample) {
        return tell(sample, Samples.NOW);
    }

    private List<AlertEvent.OfAlert> tell(Sample sample, Instant recorded) {
        List<AlertEvent.OfAlert> events =
                AlertRule.decide(known, List.of(subscription), sample.change(), recorded);
        events.forEach(known::accept);
        return events;
    }

    @Test
    void raisesAFreshDevelopmentThatIsWanted() {
        assertThat(tell(Sample.of("d1")))
                .singleElement()
                .isInstanceOf(AlertEvent.Raised.class)
                .extracting(AlertEvent.OfAlert::notice)
                .satisfies(n -> {
                    assertThat(n.revision()).isEqualTo(1);
                    assertThat(n.assertion()).isEqualTo(Assertion.ACTUAL);
                    assertThat(n.stage()).isEqualTo(Stage.REPORTED);
                    assertThat(n.quotes()).hasSize(1);
                });
    }

    @Test
    void staysSilentWhenTheSameIsToldAgain() {
        tell(Sample.of("d1"));

        assertThat(tell(Sample.of("d1"))).isEmpty();
    }

    @Test
    void raisesNothingThatWasRecordedBeforeTheSubscription() {
        assertThat(tell(Sample.of("d1").published(CREATED.minusSeconds(60)), CREATED)).isEmpty();
    }

    @Test
    void raisesNoHistory() {
        Instant weekAgo = Samples.NOW.minus(AlertRule.NEWS_AGE_MAX);

        assertThat(tell(Sample.of("old").published(weekAgo.minusSeconds(1)))).isEmpty();
        assertThat(tell(Sample.of("new").published(weekAgo))).hasSize(1);
    }

    @Test
    void raisesNothingThatNoNewsReported() {
        Sample sample = Sample.of("d1");
        Development silent = sample.development(List.of());
        var change = sample.change();

        assertThat(
                        AlertRule.decide(
                                known,
                                List.of(subscription),
                                new StatusEvent.DevelopmentChanged(
                                        silent, change.from(), change.to(), change.cause()),
                                Samples.NOW))
                .isEmpty();
    }

    @Test
    void waitsForTheLeastStage() {
        subscription = subscription("s1", Stage.CORROBORATED, true);

        assertThat(tell(Sample.of("d1"))).isEmpty();
        assertThat(tell(Sample.of("d1").actual(Stage.CORROBORATED)))
                .singleElement()
                .isInstanceOf(AlertEvent.Raised.class);
    }

    @Test
    void tellsOfAnnouncementsOnlyThoseWhoWantThem() {
        Sample announced = Sample.of("d1").actual(null).announced(Stage.ESTABLISHED);
        subscription = subscription("s1", Stage.REPORTED, false);
        assertThat(tell(announced)).isEmpty();

        subscription = subscription("s2", Stage.REPORTED, true);

        assertThat(tell(announced))
                .singleElement()
                .satisfies(e -> assertThat(e.notice().assertion()).isEqualTo(Assertion.ANNOUNCED));
    }

    @Test
    void updatesWhatWasRaisedWhenItsEvidenceChanges() {
        tell(Sample.of("d1"));

        assertThat(tell(Sample.of("d1").actual(Stage.ESTABLISHED).contested(true)))
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertEvent.Updated.class,
                        u -> {
                            assertThat(u.changes()).containsExactly(Change.STAGE, Change.CONTESTED);
                            assertThat(u.notice().revision()).isEqualTo(2);
                        });
    }

    @Test
    void updatesAnAnnouncementThatHasHappened() {
        tell(Sample.of("d1").actual(null).announced(Stage.ESTABLISHED));

        assertThat(tell(Sample.of("d1").announced(Stage.ESTABLISHED)))
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertEvent.Updated.class,
                        u ->
                                assertThat(u.changes())
                                        .containsExactly(Change.ASSERTION, Change.STAGE));
    }

    @Test
    void cancelsWhatIsRetractedOnce() {
        tell(Sample.of("d1"));
        Sample retracted = Sample.of("d1").actual(Stage.RETRACTED);

        assertThat(tell(retracted)).singleElement().isInstanceOf(AlertEvent.Cancelled.class);
        assertThat(tell(retracted)).isEmpty();
    }

    @Test
    void reinstatesACancelledAlertUnderTheSameId() {
        AlertEvent.OfAlert raised = tell(Sample.of("d1")).getFirst();
        tell(Sample.of("d1").actual(Stage.RETRACTED));

        assertThat(tell(Sample.of("d1")))
                .singleElement()
                .isInstanceOfSatisfying(
                        AlertEvent.Updated.class,
                        u -> {
                            assertThat(u.changes()).contains(Change.REINSTATED);
                            assertThat(u.notice().alert()).isEqualTo(raised.notice().alert());
                            assertThat(u.notice().revision()).isEqualTo(3);
                        });
    }

    @Test
    void takesADevelopmentThatSharesEvidenceForTheSameAlert() {
        AlertEvent.OfAlert raised = tell(Sample.of("d1").evidence("k1", "k2")).getFirst();

        List<AlertEvent.OfAlert> events =
                tell(Sample.of("d2").evidence("k2", "k3").actual(Stage.CORROBORATED));

        assertThat(events).singleElement().isInstanceOf(AlertEvent.Updated.class);
        assertThat(events.getFirst().notice().alert()).isEqualTo(raised.notice().alert());
        assertThat(events.getFirst().notice().evidenceKeys()).containsExactly("k3");
    }

    @Test
    void keepsTheAlertWhenItsEvidenceOnlyMovedToAnotherDevelopment() {
        tell(Sample.of("d1").evidence("k1"));
        tell(Sample.of("d2").evidence("k1").actual(Stage.CORROBORATED));

        assertThat(tell(Sample.of("d1").evidence("k1").actual(Stage.RETRACTED))).isEmpty();
    }

    @Test
    void raisesAtMostOnceWhateverIsRepeatedOrPermuted() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            KnownAlerts fresh = new KnownAlerts();
            List<Subscription> subscriptions =
                    List.of(
                            subscription("s1", Stage.REPORTED, true),
                            subscription("s2", Stage.CORROBORATED, true),
                            subscription("s3", Stage.REPORTED, false));
            List<AlertEvent.OfAlert> told = new ArrayList<>();
            for (Sample sample : shuffled(random)) {
                List<AlertEvent.OfAlert> events =
                        AlertRule.decide(fresh, subscriptions, sample.change(), Samples.NOW);
                events.forEach(fresh::accept);
                told.addAll(events);
            }
            assertThat(told)
                    .as("seed %d", seed)
                    .filteredOn(e -> e instanceof AlertEvent.Raised)
                    .extracting(e -> e.notice().subscription() + e.notice().development())
                    .doesNotHaveDuplicates();
            assertGapFree(seed, told);
        }
    }

    private static List<Sample> shuffled(Random random) {
        List<Sample> samples = new ArrayList<>();
        Stage[] stages = Stage.values();
        for (int i = 0; i < 30; i++) {
            Sample sample =
                    Sample.of("d" + random.nextInt(3))
                            .actual(random.nextInt(4) == 0 ? null : stages[random.nextInt(4)])
                            .announced(random.nextBoolean() ? null : stages[random.nextInt(4)])
                            .contested(random.nextBoolean());
            samples.addAll(Collections.nCopies(1 + random.nextInt(3), sample));
        }
        Collections.shuffle(samples, random);
        return samples;
    }

    private static void assertGapFree(long seed, List<AlertEvent.OfAlert> told) {
        told.stream()
                .map(AlertEvent.OfAlert::notice)
                .collect(Collectors.groupingBy(Notice::alert))
                .forEach((_, notices) -> {
                    for (int i = 0; i < notices.size(); i++) {
                        assertThat(notices.get(i).revision()).as("seed %d", seed).isEqualTo(i + 1);
                    }
                });
    }
}
