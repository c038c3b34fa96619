package pactwatch.alert.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples;

class NumberingTest {

    private final Numbering numbering = new Numbering();

    @Test
    void numbersTheMessagesOfEachSubscriptionWithoutGaps() {
        assertThat(numbering.accept(Samples.raised(0, "a1", "s1")).map(Message::sequence))
                .contains(1L);
        assertThat(numbering.accept(Samples.raised(1, "b1", "s2")).map(Message::sequence))
                .contains(1L);
        assertThat(numbering.accept(Samples.raised(2, "a2", "s1")).map(Message::sequence))
                .contains(2L);
    }

    @Test
    void givesARepeatedRevisionNoNumber() {
        numbering.accept(Samples.raised(0, "a1", "s1"));

        assertThat(numbering.accept(Samples.raised(1, "a1", "s1"))).isEmpty();
        assertThat(numbering.accept(Samples.raised(2, "a2", "s1")).map(Message::sequence))
                .contains(2L);
    }
}
