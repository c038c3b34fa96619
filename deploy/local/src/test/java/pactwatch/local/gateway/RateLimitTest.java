package pactwatch.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private final AtomicLong now = new AtomicLong();
    private final RateLimit limit = new RateLimit(6, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void take(int times) {
        for (int n = 0; n < times; n++) {
            limit.take("a");
        }
    }

    @Test
    void allowsAMinutesWorthAtOnce() {
        take(5);
        assertThat(limit.isUsedUp("a")).isFalse();

        take(1);

        assertThat(limit.isUsedUp("a")).isTrue();
        assertThat(limit.isUsedUp("b")).isFalse();
    }

    @Test
    void fillsUpEvenly() {
        take(6);
        assertThat(limit.refill("a")).isEqualTo(Duration.ofSeconds(10));

        pass(Duration.ofSeconds(4));
        assertThat(limit.isUsedUp("a")).isTrue();
        assertThat(limit.refill("a")).isEqualTo(Duration.ofSeconds(6));

        pass(Duration.ofSeconds(7));
        assertThat(limit.isUsedUp("a")).isFalse();
    }

    @Test
    void neverAllowsMoreThanAMinutesWorth() {
        take(1);
        pass(Duration.ofHours(5));

        take(6);

        assertThat(limit.isUsedUp("a")).isTrue();
    }

    @Test
    void forgetsTheAddressThatWasQuietLongest() {
        take(6);
        for (int n = 0; n < RateLimit.ADDRESSES_MAX; n++) {
            limit.take("other-" + n);
        }

        assertThat(limit.isUsedUp("a")).isFalse();
    }
}
