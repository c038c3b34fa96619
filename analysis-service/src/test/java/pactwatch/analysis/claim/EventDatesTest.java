package pactwatch.analysis.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.text.SentenceReader;

class EventDatesTest {

    private static final LocalDate PUBLISHED = LocalDate.parse("2024-02-23");

    private static List<String> dates(String text) {
        String language = text.chars().anyMatch(c -> c >= 0x400) ? "ru" : "en";
        return EventDates.find(
                        SentenceReader.read(text).getFirst(), PUBLISHED, TimeWords.of(language))
                .stream()
                .map(EventDate::edtf)
                .toList();
    }

    @Test
    void readsDaysInEitherOrderAndLanguage() {
        assertThat(dates("on 22 February 2024 and February 21, 2024"))
                .containsExactly("2024-02-22", "2024-02-21");
        assertThat(dates("22 февраля 2024 года")).containsExactly("2024-02-22");
    }

    @Test
    void takesADayWithoutAYearForTheNearestOne() {
        assertThat(dates("on 31 December")).containsExactly("2023-12-31");
        assertThat(dates("on 1 March")).containsExactly("2024-03-01");
    }

    @Test
    void takesAMonthWithoutAYearForTheLatestPastOne() {
        assertThat(dates("it began in November")).containsExactly("2023-11");
        assertThat(dates("в январе")).containsExactly("2024-01");
    }

    @Test
    void anchorsWeekdaysAndRelativeDaysToThePublication() {
        assertThat(dates("said on Thursday")).containsExactly("2024-02-22");
        assertThat(dates("сказал вчера")).containsExactly("2024-02-22");
        assertThat(dates("said last year")).containsExactly("2023");
    }

    @Test
    void keepsYearsAndDecadesAsCoarseAsTheyAre() {
        assertThat(dates("in 1999 and in the late 1990s")).containsExactly("1999", "199X");
        assertThat(dates("it left in 2005 but quit seven years later"))
                .containsExactly("2005", "2012");
    }

    @Test
    void countsFromThePublicationOrFromTheDateBefore() {
        assertThat(dates("two months ago")).containsExactly("2023-12");
        assertThat(dates("twelve years ago")).containsExactly("2012");
        assertThat(dates("on January 5; the next day")).containsExactly("2024-01-05", "2024-01-06");
        assertThat(dates("the year before")).containsExactly("2023");
        assertThat(dates("три недели назад")).containsExactly("2024-02");
    }

    @Test
    void takesNoModalForAMonth() {
        assertThat(dates("Armenia may 10 times say so and march on")).isEmpty();
    }
}
