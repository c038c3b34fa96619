package pactwatch.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.alert.Message;
import pactwatch.alert.alert.Numbering;
import pactwatch.alert.delivery.DeliveryQueue.Delivery;
import pactwatch.alert.delivery.DeliveryQueue.Route;
import pactwatch.log.Trail;

class DeliveryQueueTest {

    private static final Instant NOW = Samples.NOW;

    private final Map<String, Route> routes = new HashMap<>();
    private final DeliveryQueue queue =
            new DeliveryQueue(
                    m -> routes.getOrDefault(m.subscription(), new Route.Open("desk.example")),
                    new DeliveryQueue.Limits(
                            100, 4, new Breaker(3, Duration.ofSeconds(10), Duration.ofMinutes(1))));
    private final Numbering numbering = new Numbering();
    private long offset;

    private void add(String alert, String subscription) {
        Message message =
                numbering.accept(Samples.raised(offset++, alert, subscription)).orElseThrow();
        queue.add(message, Progress.Point.START, Trail.NONE);
    }

    private List<String> take(Instant now) {
        return ids(queue.take(now));
    }

    private static List<String> ids(List<Delivery> deliveries) {
        return deliveries.stream().map(d -> d.message().id()).toList();
    }

    private static DeliveryEvent.Attempt attempt(Delivery d) {
        return new DeliveryEvent.Attempt(
                d.message().id(), "s", 1, d.attempts() + 1, NOW, null, "x", 1);
    }

    private void fail(Delivery d, Instant next) {
        queue.conclude(d, new DeliveryEvent.Attempted(attempt(d), next));
    }

    private void succeed(Delivery d) {
        queue.conclude(d, new DeliveryEvent.Delivered(attempt(d)));
    }

    @Test
    void keepsTheOrderOfFirstAttempts() {
        add("a1", "s1");
        add("a2", "s1");

        List<Delivery> first = queue.take(NOW);
        assertThat(ids(first)).containsExactly("a1-1");
        assertThat(take(NOW)).isEmpty();
        succeed(first.getFirst());

        assertThat(take(NOW)).containsExactly("a2-1");
    }

    @Test
    void holdsNothingBackForARetry() {
        add("a1", "s1");
        add("a2", "s1");
        Instant later = NOW.plusSeconds(5);

        fail(queue.take(NOW).getFirst(), later);

        assertThat(take(NOW)).containsExactly("a2-1");
        assertThat(queue.nextDue()).contains(later);
        assertThat(take(later)).containsExactly("a1-1");
    }

    @Test
    void leavesSlotsForOthersWhenOneReceiverIsSlow() {
        for (int i = 0; i < 20; i++) {
            routes.put("slow" + i, new Route.Open("slow.example"));
            add("s" + i, "slow" + i);
        }
        add("a1", "s1");

        assertThat(take(NOW)).hasSize(5).contains("a1-1");
    }

    @Test
    void holdsTheMessagesOfAPausedSubscriptionUntilItIsResumed() {
        routes.put("s1", new Route.Held());
        add("a1", "s1");
        add("a2", "s1");
        assertThat(take(NOW)).isEmpty();

        routes.remove("s1");
        queue.reroute();

        List<Delivery> first = queue.take(NOW);
        assertThat(ids(first)).containsExactly("a1-1");
        succeed(first.getFirst());
        assertThat(take(NOW)).containsExactly("a2-1");
    }

    @Test
    void holdsAMessageWhoseSubscriptionIsPausedWhileItWaits() {
        add("a1", "s1");
        routes.put("s1", new Route.Held());

        assertThat(take(NOW)).isEmpty();
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void countsWhatWaitsApartFromWhatIsHeld() {
        assertThat(queue.backlog()).isEqualTo(Backlog.NONE);
        routes.put("s2", new Route.Held());
        add("a1", "s1");
        add("a2", "s1");
        add("a3", "s2");
        add("a4", "s2");

        List<Delivery> taken = queue.take(NOW);

        assertThat(queue.backlog().waiting()).isEqualTo(2);
        assertThat(queue.backlog().held()).isEqualTo(2);
        assertThat(queue.backlog().oldest()).isEqualTo(taken.getFirst().message().recorded());
        succeed(taken.getFirst());
        succeed(queue.take(NOW).getFirst());
        assertThat(queue.backlog()).isEqualTo(new Backlog(0, 2, null));
    }

    @Test
    void dropsTheMessagesOfARemovedSubscription() {
        routes.put("s1", new Route.Closed());
        add("a1", "s1");
        add("a2", "s1");

        assertThat(take(NOW)).isEmpty();
        routes.remove("s1");
        add("a3", "s1");
        assertThat(take(NOW)).containsExactly("a3-1");
    }

    @Test
    void leavesOutWhatHasATerminalEvent() {
        Message message = numbering.accept(Samples.raised(0, "a1", "s1")).orElseThrow();

        queue.add(message, new Progress.Point(1, 1, true, true, Instant.EPOCH), Trail.NONE);

        assertThat(queue.size()).isZero();
    }

    /** Lets the receiver of everything fail three times in a row. */
    private void breakReceiver() {
        for (int i = 0; i < 3; i++) {
            add("broken" + i, "broken" + i);
        }
        queue.take(NOW).forEach(d -> fail(d, NOW.plus(Duration.ofDays(1))));
    }

    @Test
    void leavesAReceiverAloneThatFailsAndTriesItWithOneMessageAtATime() {
        breakReceiver();
        add("a1", "s1");
        add("a2", "s2");

        assertThat(take(NOW.plusSeconds(5))).isEmpty();
        assertThat(queue.nextDue()).contains(NOW.plusSeconds(10).plusMillis(1));

        assertThat(take(NOW.plusSeconds(11))).containsExactly("a1-1");
        assertThat(take(NOW.plusSeconds(11))).isEmpty();
    }

    @Test
    void sendsToOthersWhileOneReceiverIsLeftAlone() {
        breakReceiver();
        routes.put("s2", new Route.Open("other.example"));
        add("a1", "s1");
        add("a2", "s2");

        assertThat(take(NOW.plusSeconds(1))).containsExactly("a2-1");
    }

    @Test
    void sendsEverythingAgainOnceOneMessageGotThrough() {
        breakReceiver();
        add("a1", "s1");
        add("a2", "s2");
        add("a3", "s3");

        queue.take(NOW.plusSeconds(11)).forEach(this::succeed);

        assertThat(take(NOW.plusSeconds(11))).containsExactlyInAnyOrder("a2-1", "a3-1");
    }

    @Test
    void doesNotTakeAMessageThatIsDislikedForAReceiverThatIsDown() {
        for (int i = 0; i < 3; i++) {
            add("bad" + i, "bad" + i);
        }
        for (Delivery d : queue.take(NOW)) {
            var refused =
                    new DeliveryEvent.Attempt(d.message().id(), "s", 1, 1, NOW, 422, "No.", 1);
            queue.conclude(d, new DeliveryEvent.Attempted(refused, NOW.plus(Duration.ofDays(1))));
        }
        add("a1", "s1");

        assertThat(take(NOW.plusSeconds(1))).containsExactly("a1-1");
    }

    @Test
    void triesAtOnceWhatWaitsForItsNextTryWhenItsOwnerAsks() {
        add("a1", "s1");
        add("a2", "s2");
        queue.take(NOW).forEach(d -> fail(d, NOW.plus(Duration.ofHours(5))));

        queue.hurry(Set.of("a1-1"));

        assertThat(take(NOW.plusSeconds(1))).containsExactly("a1-1");
        assertThat(queue.nextDue()).contains(NOW.plus(Duration.ofHours(5)));
    }

    @Test
    void triesAReceiverThatIsLeftAloneWhenAnOwnerAsks() {
        breakReceiver();
        add("a1", "s1");
        add("a2", "s2");

        queue.hurry(Set.of("a2-1"));

        assertThat(take(NOW.plusSeconds(1))).hasSize(1);
    }
}
