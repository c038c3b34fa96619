package pactwatch.analysis.learned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;

class CommitmentsTest {

    private static final Set<String> FEATURES = Set.of("w:confirmed");

    private final Commitments commitments =
            new Commitments(
                    Weights.read(
                            List.of(
                                    "ACTUAL\tw:confirmed\t-5",
                                    "ANNOUNCED\tw:confirmed\t-5",
                                    "POSSIBLE\tw:confirmed\t-5",
                                    "DEMANDED\tw:confirmed\t-5",
                                    "DENIED\tw:confirmed\t5")));

    @Test
    void talksNoAlertOfTheRulesAway() {
        Set<Assertion> said = Set.of(Assertion.ACTUAL, Assertion.POSSIBLE);

        assertThat(commitments.of(Kind.WITHDRAWAL, said, FEATURES)).isEqualTo(said);
    }

    @Test
    void makesNoAlertOfWhatTheRulesDoNotReadAsOne() {
        Commitments eager = new Commitments(Weights.read(List.of("ACTUAL\tw:confirmed\t5")));

        assertThat(eager.of(Kind.WITHDRAWAL, Set.of(Assertion.POSSIBLE), FEATURES))
                .containsExactly(Assertion.POSSIBLE);
    }

    @Test
    void readsWhatAlertsNobodyAsItsWordsSay() {
        assertThat(commitments.of(Kind.BOYCOTT, Set.of(Assertion.ACTUAL), FEATURES))
                .containsExactly(Assertion.DENIED);
    }
}
