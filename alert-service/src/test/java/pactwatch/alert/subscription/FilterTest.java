package pactwatch.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;
import pactwatch.alert.Samples.Sample;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Stage;

class FilterTest {

    @Test
    void wantsAnyMemberIfItNamesNone() {
        assertThat(Samples.filter(Stage.REPORTED, true).wants(Sample.of("d").development()))
                .isTrue();
    }

    @Test
    void leavesOutMembersAndKindsThatItDoesNotName() {
        Filter filter = Samples.filter(Stage.REPORTED, true, "KZ");

        assertThat(filter.wants(Sample.of("d").development())).isFalse();
        assertThat(filter.wants(Sample.of("d").member("KZ").development())).isTrue();
        assertThat(filter.wants(Sample.of("d").member("KZ").kind(Kind.BOYCOTT).development()))
                .isFalse();
    }

    @Test
    void takesAnInterventionWhoseFormIsNotToldForOneWithForces() {
        assertThat(
                        Samples.filter(Stage.REPORTED, true)
                                .wants(Sample.of("d").kind(Kind.INTERVENTION).development()))
                .isTrue();
    }
}
