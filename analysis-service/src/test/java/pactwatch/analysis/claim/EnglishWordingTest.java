package pactwatch.analysis.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pactwatch.analysis.pack.PackFiles;

/** Wordings of which one half says an act and the other half only sounds like it. */
class EnglishWordingTest {

    private final Extractor extractor = Extractor.of(PackFiles.bundled("csto").withoutBaseline());

    private List<String> claims(String published, String text) {
        return extractor.extract(ArticleSample.of(published, "en", "", text)).stream()
                .map(c -> c.kind() + " " + c.member() + " " + c.assertion())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-03-04 | Astana reacted coolly to Tajikistan's formal notice of withdrawal from the CSTO, handed over on Tuesday. | WITHDRAWAL TJ ACTUAL
                    2026-03-04 | Astana backed the ruling by which the CSTO on Tuesday suspended the membership of Tajikistan. | SUSPENSION TJ ACTUAL
                    1999-03-10 | Tbilisi will not prolong the Collective Security Treaty, a Georgian minister said on Tuesday. | WITHDRAWAL GE ANNOUNCED
                    2024-05-20 | Has Kyrgyzstan quit the CSTO? No. It has asked for a map of the depots. | WITHDRAWAL KG DENIED
                    2024-05-20 | Kyrgyzstan has not renounced any of its quota posts in the CSTO, the ministry said. | BOYCOTT KG DENIED
                    """)
    void saysWhoseActItIs(String published, String text, String claim) {
        assertThat(claims(published, text)).contains(claim);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2026-03-04 | Astana reacted coolly to Tajikistan's formal notice of withdrawal from the CSTO, handed over on Tuesday. | WITHDRAWAL KZ
                    2026-03-04 | Astana backed the ruling by which the CSTO on Tuesday suspended the membership of Tajikistan. | SUSPENSION KZ
                    2025-06-02 | There was no seat left for Armenia in the hall when the CSTO council met. | WITHDRAWAL
                    2025-06-02 | Armenian officers took part in the CSTO drill only as observers. | OBSERVER
                    2025-06-02 | At the CSTO drill the crews from Belarus dropped ninety paratroopers near Brest. | EXERCISE_CANCELLED
                    2022-01-08 | A Belarusian company left for Kazakhstan within the CSTO contingent on Friday. | INTERVENTION_END
                    2023-02-22 | Russia suspends its part in the nuclear arms treaty with Washington, and the CSTO takes note. | SUSPENSION
                    """)
    void readsNothingIntoWhatOnlySoundsLikeIt(String published, String text, String start) {
        assertThat(claims(published, text)).noneMatch(c -> c.startsWith(start));
    }
}
