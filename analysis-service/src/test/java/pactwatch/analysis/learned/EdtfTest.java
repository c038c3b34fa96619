package pactwatch.analysis.learned;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdtfTest {

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-02-22, true",
        "2024-02, 2024-02-22, true",
        "199X, 1999-04, true",
        "199X, 2012, false",
        "2024-02-22, 2024-02-23, false",
        "2023, 2024-02, false"
    })
    void comparesWhatBothDatesKnow(String one, String other, boolean isCompatible) {
        assertThat(Edtf.isCompatible(one, other)).isEqualTo(isCompatible);
        assertThat(Edtf.isCompatible(other, one)).isEqualTo(isCompatible);
    }
}
