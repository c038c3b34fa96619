package pactwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pactwatch.alert.alert.AlertEvent.Noted;
import pactwatch.alert.alert.AlertEvent.Purpose;
import pactwatch.alert.alert.AlertEvent.Sources;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Preferences;
import pactwatch.alert.subscription.QuietHours;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.Stage;

class NoteDeskTest {

    private static final Sources SOURCES = new Sources(41, 43);
    private static final Channel EMAIL = new Channel.Email("r…k@desk.example", "v1.key.sealed");
    private static final Preferences HEARTBEAT = new Preferences(null, true);
    private static final Instant MORNING = Instant.parse("2026-02-03T08:00:00Z");

    private static Subscription subscription(
            Channel channel,
            Subscription.State state,
            Preferences preferences,
            @Nullable Instant silencedUntil) {
        return new Subscription(
                "s1",
                1,
                Instant.parse("2026-02-01T00:00:00Z"),
                Samples.filter(Stage.REPORTED, true),
                channel,
                state,
                null,
                preferences,
                silencedUntil,
                null);
    }

    private static List<Noted> due(Subscription subscription, Instant now) {
        return NoteDesk.due(subscription, SOURCES, 0, now);
    }

    @Test
    void asksAnAddressOnceWhetherItWantsTheMessages() {
        Subscription unconfirmed =
                subscription(EMAIL, Subscription.State.UNCONFIRMED, HEARTBEAT, null);

        List<Noted> first = due(unconfirmed, MORNING);

        assertThat(first).extracting(Noted::purpose).containsExactly(Purpose.CONFIRMATION);
        assertThat(due(unconfirmed, MORNING.plusSeconds(3_600))).isEqualTo(first);
    }

    @Test
    void saysOnceADayThatNothingHappenedAndHowManySourcesAnswered() {
        Subscription quiet = subscription(EMAIL, Subscription.State.ACTIVE, HEARTBEAT, null);

        List<Noted> today = due(quiet, MORNING);

        assertThat(today)
                .singleElement()
                .satisfies(n -> {
                    assertThat(n.sentence())
                            .isEqualTo(
                                    "Nothing happened in the last day; 41 of 43 sources answered.");
                    assertThat(n.sources()).isEqualTo(SOURCES);
                });
        assertThat(due(quiet, MORNING.minusSeconds(1))).isEmpty();
        assertThat(due(quiet, MORNING.plus(Duration.ofHours(15)))).isEqualTo(today);
        assertThat(due(quiet, MORNING.plus(Duration.ofDays(1)))).doesNotContainAnyElementsOf(today);
    }

    @Test
    void countsDaysWhereTheSubscriberLives() {
        Preferences yerevan =
                new Preferences(
                        new QuietHours(
                                LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Asia/Yerevan")),
                        true);
        Subscription there = subscription(EMAIL, Subscription.State.ACTIVE, yerevan, null);

        assertThat(due(there, Instant.parse("2026-02-03T03:59:59Z"))).isEmpty();
        assertThat(due(there, Instant.parse("2026-02-03T04:00:00Z"))).hasSize(1);
    }

    @Test
    void tellsThatASilenceIsOverForADay() {
        Subscription silenced =
                subscription(EMAIL, Subscription.State.ACTIVE, Preferences.NONE, MORNING);

        assertThat(due(silenced, MORNING.minusSeconds(1))).isEmpty();
        assertThat(due(silenced, MORNING))
                .extracting(Noted::purpose)
                .containsExactly(Purpose.SILENCE_ENDED);
        assertThat(due(silenced, MORNING.plus(Duration.ofDays(2)))).isEmpty();
    }

    @Test
    void saysNothingToThoseWhoFetch() {
        assertThat(
                        due(
                                subscription(
                                        new Channel.Stream(),
                                        Subscription.State.ACTIVE,
                                        HEARTBEAT,
                                        MORNING),
                                MORNING))
                .isEmpty();
    }
}
