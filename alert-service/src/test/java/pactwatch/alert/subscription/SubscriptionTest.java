package pactwatch.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.subscription.SubscriptionEvent.Actor;
import pactwatch.analysis.contract.Stage;

class SubscriptionTest {

    private static final Instant CREATED = Samples.NOW;
    private static final Filter FILTER = Samples.filter(Stage.REPORTED, true);
    private static final Channel EMAIL = new Channel.Email("a…b@desk.example", "v1.k.one");

    private final SubscriptionBook book = new SubscriptionBook();
    private long sequence;

    private Subscription record(SubscriptionEvent event) {
        sequence++;
        book.accept(
                Samples.subscriptionEvent(
                        "s1", sequence, CREATED.plusSeconds(sequence - 1), event));
        return book.find("s1").orElseThrow();
    }

    @Test
    void isUnconfirmedUntilTheAddressConfirms() {
        assertThat(record(new SubscriptionEvent.Created(FILTER, EMAIL)).isUnconfirmed()).isTrue();

        Subscription confirmed = record(new SubscriptionEvent.Confirmed(Actor.OWNER));

        assertThat(confirmed.isActive()).isTrue();
        assertThat(confirmed.created()).isEqualTo(CREATED.plusSeconds(1));
    }

    @Test
    void cannotGetAroundTheConfirmationByPauseAndResume() {
        record(new SubscriptionEvent.Created(FILTER, EMAIL));
        record(new SubscriptionEvent.Paused(Actor.OWNER, "x"));

        assertThat(record(new SubscriptionEvent.Resumed(Actor.OWNER)).isUnconfirmed()).isTrue();
    }

    @Test
    void asksAnotherAddressAnew() {
        record(new SubscriptionEvent.Created(FILTER, EMAIL));
        record(new SubscriptionEvent.Confirmed(Actor.OWNER));

        Channel other = new Channel.Email("c…d@desk.example", "v1.k.two");

        assertThat(record(new SubscriptionEvent.Changed(FILTER, other)).isUnconfirmed()).isTrue();
    }

    @Test
    void isQuietInASilenceAndInQuietHours() {
        record(new SubscriptionEvent.Created(FILTER, new Channel.Stream()));
        Subscription silenced =
                record(
                        new SubscriptionEvent.Silenced(
                                Actor.OWNER, CREATED.plus(Duration.ofHours(1))));

        assertThat(silenced.isQuiet(CREATED)).isTrue();
        assertThat(silenced.isQuiet(CREATED.plus(Duration.ofHours(1)))).isFalse();
    }

    @Test
    void countsQuietHoursOverMidnightInTheirZone() {
        QuietHours night =
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Asia/Yerevan"));

        assertThat(night.isQuiet(Instant.parse("2026-02-03T18:00:00Z"))).isTrue();
        assertThat(night.isQuiet(Instant.parse("2026-02-03T02:59:59Z"))).isTrue();
        assertThat(night.isQuiet(Instant.parse("2026-02-03T03:00:00Z"))).isFalse();
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneOffset.UTC);
        assertThat(noon.isQuiet(Instant.parse("2026-02-03T12:30:00Z"))).isTrue();
        assertThat(noon.isQuiet(Instant.parse("2026-02-03T13:00:00Z"))).isFalse();
    }

    @Test
    void signsWithTheFormerSecretUntilItsTimeIsOver() {
        Instant until = CREATED.plus(Duration.ofDays(1));
        Channel.Webhook rotated =
                new Channel.Webhook(URI.create("https://desk.example/"), "old")
                        .rotated("new", until);

        assertThat(rotated.signing(CREATED)).containsExactly("new", "old");
        assertThat(rotated.signing(until)).containsExactly("new");
    }

    @Test
    void masksAnAddress() {
        assertThat(Channel.Email.masked("risk@desk.example")).isEqualTo("r…k@desk.example");
        assertThat(Channel.Email.masked("ab@desk.example")).isEqualTo("a…@desk.example");
    }
}
