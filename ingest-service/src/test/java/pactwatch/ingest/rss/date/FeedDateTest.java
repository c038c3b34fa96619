package pactwatch.ingest.rss.date;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedDateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 22 Feb 2024 10:05:06 GMT | 2024-02-22T10:05:06Z",
                "Thu, 22 Feb 2024 10:05:06 +0400 | 2024-02-22T06:05:06Z",
                "Thu, 22 Feb 2024 10:05:06 +04:00 | 2024-02-22T06:05:06Z",
                "Thu,22 Feb 2024 10:05:06 EST | 2024-02-22T15:05:06Z",
                "22 Feb 24 10:05 Z | 2024-02-22T10:05:00Z",
                "Thursday, 22 February 2024 10:05:06 MSK (Moscow) | 2024-02-22T07:05:06Z",
                "Thu Feb 22 10:05:06 UTC 2024 | 2024-02-22T10:05:06Z",
                "Thu Feb 22 10:05:06 2024 | 2024-02-22T10:05:06Z",
                "February 22, 2024 | 2024-02-22T00:00:00Z",
                "Feb. 22, 2024 at 3:05 p.m. | 2024-02-22T15:05:00Z",
                "22-Feb-2024 10:05:06 | 2024-02-22T10:05:06Z",
                "31 Jun 2024 00:00:00 GMT | 2024-07-01T00:00:00Z",
                "2024-02-22T10:05:06Z | 2024-02-22T10:05:06Z",
                "2024-02-22T10:05:06.789+04:00 | 2024-02-22T06:05:06Z",
                "2024-02-22T10:05+0400 | 2024-02-22T06:05:00Z",
                "2024-02-22 10:05:06 | 2024-02-22T10:05:06Z",
                "2024-02-22 10:05:06 -0500 | 2024-02-22T15:05:06Z",
                "2024-02-22T24:00:00Z | 2024-02-23T00:00:00Z",
                "20240222T100506Z | 2024-02-22T10:05:06Z",
                "2024/02/22 10:05 | 2024-02-22T10:05:00Z",
                "2024-02 | 2024-02-01T00:00:00Z",
                "2024 | 2024-01-01T00:00:00Z",
                "2024-053 | 2024-02-22T00:00:00Z",
                "2024-W08-4 | 2024-02-22T00:00:00Z",
                "20240222 | 2024-02-22T00:00:00Z",
                "240222 | 2024-02-22T00:00:00Z",
                "20240222100506 | 2024-02-22T10:05:06Z",
                "1708596306 | 2024-02-22T10:05:06Z",
                "1708596306000 | 2024-02-22T10:05:06Z",
                "22.02.2024 10:05 | 2024-02-22T10:05:00Z",
                "02/22/2024 10:05:06 AM | 2024-02-22T10:05:06Z",
                "2/3/2024 12:05 AM | 2024-02-03T00:05:00Z",
                "Чт, 22 фев 2024 10:05:06 +0300 | 2024-02-22T07:05:06Z",
                "22 февраля 2024 г., 10:05 | 2024-02-22T10:05:00Z",
                "22 лютого 2024, 10:05 | 2024-02-22T10:05:00Z",
                "22 փետրվարի 2024, 10:05 | 2024-02-22T10:05:00Z",
                "22 ақпан 2024 10:05 | 2024-02-22T10:05:00Z",
                "22. März 2024, 10:05 Uhr | 2024-03-22T10:05:00Z",
                "jeu. 22 févr. 2024 10:05:06 +0100 | 2024-02-22T09:05:06Z",
                "22 de febrero de 2024 10:05 | 2024-02-22T10:05:00Z",
                "22 Şubat 2024 10:05 | 2024-02-22T10:05:00Z",
                "2024年2月22日 10:05 | 2024-02-22T10:05:00Z",
                "2024년 2월 22일 오후 03:05:06 | 2024-02-22T15:05:06Z"
            })
    void readsDatesAsFeedsWriteThem(String text, Instant expected) {
        assertThat(
                        FeedDate.parse(text)
                                .map(i -> i.truncatedTo(java.time.temporal.ChronoUnit.SECONDS)))
                .as(text)
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday",
        "Thu",
        "0000-00-00 00:00:00",
        "99999999999999999999",
        "99999",
        "10:05",
        "22 Foo 2024"
    })
    void readsNoDateWhereThereIsNone(String text) {
        assertThat(FeedDate.parse(text)).as(text).isEmpty();
    }

    @Test
    void readsNoDateInALongText() {
        assertThat(FeedDate.parse("2024-02-22 ".repeat(100_000))).isEmpty();
    }
}
