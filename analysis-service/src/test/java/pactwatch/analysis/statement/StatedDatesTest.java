package pactwatch.analysis.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedDatesTest {

    /** A Friday. */
    private static final LocalDate PUBLISHED = LocalDate.of(2024, 2, 23);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Армения вышла 12 июня 2012 года.|2012-06-12",
                "Армения вышла 22 февраля.|2024-02-22",
                "Армения вышла 30 декабря.|2023-12-30",
                "Армения вышла в феврале.|2024-02",
                "Армения вышла в ноябре.|2023-11",
                "Армения вышла в 2012 году.|2012",
                "Армения вышла в 1990-х.|199X",
                "Армения вышла в четверг.|2024-02-22",
                "Армения вышла вчера.|2024-02-22",
            })
    void anchorsADateToTheDayOfPublication(String sentence, String edtf) {
        assertThat(StatedDates.of(SceneSample.of(sentence), PUBLISHED))
                .extracting(StatedDate::edtf)
                .containsExactly(edtf);
    }

    @Test
    void takesTheYearOfABudgetForNoDate() {
        assertThat(StatedDates.of(SceneSample.of("Взнос за 2024 год не уплачен."), PUBLISHED))
                .isEmpty();
    }

    @Test
    void takesADayThatNoMonthHasForNoDay() {
        assertThat(StatedDates.of(SceneSample.of("Армения вышла 31 февраля."), PUBLISHED))
                .noneMatch(StatedDate::isDay);
    }

    @Test
    void findsTheDatesOfASentenceInOrderWithTheirPlaces() {
        Scene scene =
                SceneSample.of("В 2012 году вышел Узбекистан, а 22 февраля 2024 года Армения.");
        assertThat(StatedDates.of(scene, PUBLISHED))
                .extracting(StatedDate::edtf)
                .containsExactly("2012", "2024-02-22");
        assertThat(StatedDates.of(scene, PUBLISHED))
                .extracting(StatedDate::from)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void readsTheDatesOfASentenceOnceWhoeverSpeaks() {
        ArticleDates dates = new ArticleDates(PUBLISHED);
        Scene scene = SceneSample.of("Армения вышла 22 февраля.");
        assertThat(dates.of(scene.spokenBy(null))).isSameAs(dates.of(scene));
    }
}
