package pactwatch.analysis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "yesterday", "-1.5", "1", "1.2.3", "99999999999999.1"})
    void takesWhateverIsNoVisitForAFirstOne(String cookie) {
        assertThat(Visit.of(cookie, MONDAY)).isEqualTo(new Visit(null, MONDAY));
    }

    @Test
    void comparesWithTheVisitBeforeForAsLongAsThisOneGoesOn() {
        String first = Visit.of(null, MONDAY).cookie().getValue();
        assertThat(Visit.of(first, MONDAY.plusSeconds(60)).before()).isNull();

        Instant tuesday = MONDAY.plusSeconds(86_400);
        Visit second = Visit.of(first, tuesday);
        assertThat(second.before()).isEqualTo(MONDAY);
        Visit later = Visit.of(second.cookie().getValue(), tuesday.plusSeconds(600));
        assertThat(later.before()).isEqualTo(MONDAY);
    }
}
