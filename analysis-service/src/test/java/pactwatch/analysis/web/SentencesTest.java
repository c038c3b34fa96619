package pactwatch.analysis.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.MemberState;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.contract.Speaker.Role;
import pactwatch.analysis.contract.Status;

class SentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SUSPENSION|ACTUAL|X says that Armenia suspended its participation in the CSTO, in 2024.",
                "WITHDRAWAL|ANNOUNCED|X says that Armenia will leave the CSTO, in 2024.",
                "WITHDRAWAL|POSSIBLE|X says that Armenia may leave the CSTO, in 2024.",
                "WITHDRAWAL|DEMANDED|X says that Armenia should leave the CSTO, in 2024.",
                "WITHDRAWAL|DENIED|X denies that Armenia left the CSTO, in 2024.",
                "INTERVENTION|ACTUAL|X says that the CSTO sent forces to Armenia, in 2024."
            })
    void saysAClaimInOneSentence(Kind kind, Assertion assertion, String sentence) {
        assertThat(
                        Sentences.ofClaim(
                                "X",
                                kind,
                                Claim.Form.FORCE,
                                null,
                                assertion,
                                "Armenia",
                                "CSTO",
                                "2024"))
                .isEqualTo(sentence);
    }

    @Test
    void saysAStatusWithWhatItRestsOnAndThatItIsDisputed() {
        MemberState state =
                new MemberState(
                        "AM",
                        "Armenia",
                        Status.SUSPENDED,
                        Claim.Basis.DECLARED,
                        "2024-02-22",
                        List.of(),
                        null,
                        null,
                        true,
                        List.of(),
                        List.of(),
                        0,
                        0,
                        0,
                        null,
                        null,
                        List.of(),
                        List.of());

        assertThat(Sentences.ofStatus(state, "CSTO"))
                .isEqualTo(
                        "Armenia has suspended its participation in the CSTO since 22 February 2024:"
                                + " frozen by declaration, still a member in law. This is contested: an"
                                + " authority disputes it.");
    }

    @Test
    void namesAnOfficeOnce() {
        assertThat(Words.speaker(new Speaker("spokesman", "Spokesman", Role.SECRETARIAT, null)))
                .isEqualTo("spokesman");
        assertThat(Words.speaker(new Speaker("A. B.", "spokesman", Role.SECRETARIAT, null)))
                .isEqualTo("A. B. (spokesman)");
    }
}
