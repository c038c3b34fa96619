package pactwatch.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.analysis.contract.Stage;

class SubscriptionBookTest {

    private static final SubscriptionEvent.Actor OWNER = SubscriptionEvent.Actor.OWNER;
    private static final SubscriptionEvent CREATED =
            new SubscriptionEvent.Created(
                    Samples.filter(Stage.REPORTED, true), new Channel.Stream());

    private final SubscriptionBook book = new SubscriptionBook();

    private boolean accept(long sequence, SubscriptionEvent event) {
        return book.accept(Samples.subscriptionEvent("s1", sequence, Samples.NOW, event));
    }

    @Test
    void pausesAndResumes() {
        accept(1, CREATED);
        accept(2, new SubscriptionEvent.Paused(OWNER, "Holiday."));
        assertThat(book.find("s1")).get().matches(Subscription::isPaused);

        accept(3, new SubscriptionEvent.Resumed(OWNER));

        assertThat(book.find("s1")).get().matches(s -> !s.isPaused());
    }

    @Test
    void ignoresAnEventThatLostTheRaceForItsSequence() {
        accept(1, CREATED);
        assertThat(accept(2, new SubscriptionEvent.Paused(OWNER, "First."))).isTrue();

        assertThat(accept(2, new SubscriptionEvent.Removed(OWNER))).isFalse();

        assertThat(book.find("s1")).get().extracting(Subscription::pauseReason).isEqualTo("First.");
    }

    @Test
    void ignoresAnEventThatSkipsASequence() {
        accept(1, CREATED);

        assertThat(accept(3, new SubscriptionEvent.Removed(OWNER))).isFalse();
    }

    @Test
    void neverGivesTheIdOfARemovedSubscriptionAway() {
        accept(1, CREATED);
        accept(2, new SubscriptionEvent.Removed(OWNER));

        assertThat(accept(1, CREATED)).isFalse();
        assertThat(accept(3, CREATED)).isFalse();

        assertThat(book.find("s1")).isEmpty();
        assertThat(book.all()).isEmpty();
    }
}
