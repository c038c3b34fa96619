package pactwatch.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-02-03T12:00:00Z");

    @Test
    void readsSecondsAndDates() {
        assertThat(RetryAfter.parse("120", NOW)).isEqualTo(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("Tue, 3 Feb 2026 12:05:00 GMT", NOW))
                .isEqualTo(Duration.ofMinutes(5));
        assertThat(RetryAfter.parse("Tue, 3 Feb 2026 11:05:00 GMT", NOW)).isZero();
        assertThat(RetryAfter.parse("99999999999999999999", NOW)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "1.5", "Tue, 40 Feb 2026 12:05:00 GMT"})
    void ignoresWhatMakesNoSense(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }
}
