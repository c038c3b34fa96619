package pactwatch.analysis.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdtfWordsTest {

    @ParameterizedTest
    @CsvSource({
        "2024-02-22, 22 February 2024",
        "2024-02, February 2024",
        "2012, 2012",
        "199X, 1990s",
        "2005~, about 2005",
        "2024-02-22?, possibly 22 February 2024",
        "2005%, possibly about 2005",
        "2024-02-XX, February 2024",
        "2022-01-06/2022-01-19, 6 January 2022 to 19 January 2022",
        "2022-01-06/.., 6 January 2022 to open",
        "2024-13-77, 2024-13-77",
        "soon, soon"
    })
    void saysDatesInPlainEnglish(String edtf, String words) {
        assertThat(EdtfWords.of(edtf)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"2024-02-22, on 22 February 2024", "2024-02, in February 2024", "199X, in 1990s"})
    void saysWhenInASentence(String edtf, String words) {
        assertThat(EdtfWords.when(edtf)).isEqualTo(words);
    }
}
