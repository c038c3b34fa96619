package pactwatch.analysis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateSpanTest {

    @ParameterizedTest
    @CsvSource({
        "2024-02-22, 2024-02-22, 2024-02-22, DAY",
        "2024-02, 2024-02-01, 2024-02-29, MONTH",
        "2024-02-XX, 2024-02-01, 2024-02-29, MONTH",
        "2012, 2012-01-01, 2012-12-31, YEAR",
        "2012?, 2012-01-01, 2012-12-31, YEAR",
        "2012-XX, 2012-01-01, 2012-12-31, YEAR",
        "199X, 1990-01-01, 1999-12-31, COARSER",
        "2022-21, 2022-03-01, 2022-05-31, YEAR",
        "2022-24, 2022-12-01, 2023-02-28, YEAR",
        "2022-01-06/2022-01-19, 2022-01-06, 2022-01-19, MONTH",
    })
    void readsDatesOfLevelOne(
            String edtf, LocalDate first, LocalDate last, DateSpan.Precision precision) {
        assertThat(DateSpan.parse(edtf))
                .hasValue(new DateSpan(edtf, first, last))
                .map(DateSpan::precision)
                .hasValue(precision);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2024-13", "2024-02-30", "2024/..", "2025/2024", "20244"})
    void readsNothingIntoOtherTexts(String edtf) {
        assertThat(DateSpan.parse(edtf)).isEmpty();
    }

    @Test
    void coversWhatSaysTheSameMoreExactly() {
        DateSpan year = span("2012");
        assertThat(year.covers(span("2012-06-28"))).isTrue();
        assertThat(span("2012-06-28").covers(year)).isFalse();
        assertThat(year.covers(span("2013-01"))).isFalse();
        assertThat(year.covers(year)).isFalse();
    }

    @Test
    void endsWhenItWasPublishedAtTheLatest() {
        DateSpan clipped = span("2024").until(LocalDate.of(2024, 1, 15));
        assertThat(clipped.last()).isEqualTo("2024-01-15");
        assertThat(clipped.overlaps(span("2024-02-22"))).isFalse();
        assertThat(span("2024-02-22").until(LocalDate.of(2024, 2, 21)).last())
                .isEqualTo("2024-02-22");
    }

    private static DateSpan span(String edtf) {
        return DateSpan.parse(edtf).orElseThrow();
    }
}
