package pactwatch.analysis.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pactwatch.analysis.contract.Claim.Form;
import pactwatch.analysis.contract.Claim.Phase;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

class WordsTest {

    @Test
    void saysWhatWasDeclaredByWhomAndWhen() {
        assertThat(
                        sentence(
                                Kind.SUSPENSION,
                                null,
                                null,
                                Stage.ESTABLISHED,
                                null,
                                "2024-02-22",
                                "Nikol Pashinyan"))
                .isEqualTo(
                        "Armenia has suspended its participation in the CSTO (declared by Nikol"
                                + " Pashinyan, 22 February 2024)");
    }

    @Test
    void saysWhatIsOnlyAnnounced() {
        assertThat(
                        sentence(
                                Kind.WITHDRAWAL,
                                null,
                                null,
                                null,
                                Stage.ESTABLISHED,
                                "2024-06-12",
                                "Nikol Pashinyan"))
                .isEqualTo(
                        "Armenia will leave the CSTO (announced by Nikol Pashinyan, 12 June 2024)");
    }

    @Test
    void saysWhatRestsOnOneSource() {
        assertThat(sentence(Kind.WITHDRAWAL, null, null, Stage.REPORTED, null, "199X", null))
                .isEqualTo("One source reports that Armenia has left the CSTO (the 1990s)");
    }

    @Test
    void saysWhatWasTakenBack() {
        assertThat(sentence(Kind.WITHDRAWAL, null, null, Stage.RETRACTED, null, null, null))
                .isEqualTo("A report that Armenia has left the CSTO was taken back");
    }

    @Test
    void tellsAForceFromAMissionAndABeginningFromAnEnd() {
        assertThat(
                        sentence(
                                Kind.INTERVENTION,
                                Form.MISSION,
                                null,
                                Stage.CORROBORATED,
                                null,
                                "2022-09",
                                null))
                .isEqualTo("The CSTO has sent a mission to Armenia (September 2022)");
        assertThat(
                        sentence(
                                Kind.INTERVENTION_END,
                                null,
                                Phase.BEGUN,
                                Stage.CORROBORATED,
                                null,
                                "2022-01-13",
                                null))
                .isEqualTo("Forces of the CSTO have begun to leave Armenia (13 January 2022)");
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceForEveryKind(Kind kind) {
        assertThat(sentence(kind, null, null, Stage.CORROBORATED, null, null, null))
                .contains("Armenia")
                .doesNotContain("_");
        assertThat(sentence(kind, null, null, null, Stage.REPORTED, "2024", null))
                .contains(" will ")
                .endsWith(" (announced, 2024)");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-22, 22 February 2024",
        "2024-02, February 2024",
        "2012, 2012",
        "199X, the 1990s",
        "2022-09?, about September 2022",
        "2022-01-06/2022-01-19, 6 January 2022 to 19 January 2022",
        "2024-02-XX, February 2024",
        "soon, soon",
    })
    void saysDatesInWords(String edtf, String words) {
        assertThat(DateWords.of(edtf)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A1 | completely reliable source, confirmed by other sources",
                "B2 | usually reliable source, probably true",
                "C3 | fairly reliable source, possibly true",
                "D4 | not usually reliable source, doubtful",
                "E5 | unreliable source, improbable",
                "F6 | source of unknown reliability, truth cannot be judged",
            })
    void saysGradesInWords(String code, String words) {
        assertThat(GradeWords.of(Grade.parse(code))).isEqualTo(words);
    }

    private static String sentence(
            Kind kind,
            @Nullable Form form,
            @Nullable Phase phase,
            @Nullable Stage actual,
            @Nullable Stage announced,
            @Nullable String date,
            @Nullable String speaker) {
        return DevelopmentSentence.of(
                new DevelopmentSentence.Terms(
                        "Armenia", "CSTO", kind, form, phase, actual, announced, date, speaker));
    }
}
