package pactwatch.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final SortedSet<String> TOLD = new TreeSet<>(News.MEMBERS);

    private static Outcome of(List<String> articles, List<String> claims, int deadLetters) {
        return new Outcome(articles, claims, new TreeMap<>(), List.of(TOLD, TOLD), 0, deadLetters);
    }

    @Test
    void findsNoFaultInTheSameRecordsInAnotherOrder() {
        Outcome undisturbed = of(List.of("a", "b"), List.of("c"), 0);

        assertThat(of(List.of("b", "a"), List.of("c"), 0).faults(2, undisturbed, false)).isEmpty();
    }

    @Test
    void findsWhatIsLostRepeatedAndParked() {
        Outcome undisturbed = of(List.of("a", "b"), List.of("c"), 0);

        List<String> faults =
                of(List.of("a", "a"), List.of("c", "c"), 3).faults(2, undisturbed, false);

        assertThat(faults)
                .contains("1 of 2 articles", "1 articles twice", "1 claims twice", "3 dead letters")
                .anyMatch(f -> f.startsWith("hash "));
    }

    @Test
    void leavesGarbageToTheDeadLetters() {
        Outcome undisturbed = of(List.of("a"), List.of(), 0);

        assertThat(of(List.of("a"), List.of(), 2).faults(1, undisturbed, true)).isEmpty();
    }

    @Test
    void isCompleteWithEveryItemAClaimOfEachTellingAndAllTold() {
        assertThat(of(List.of("a", "b"), List.of("c"), 0).isComplete(2)).isTrue();
        assertThat(of(List.of("a", "a"), List.of("c"), 0).isComplete(2)).isFalse();
        assertThat(of(List.of("a", "b"), List.of(), 0).isComplete(2)).isFalse();
    }
}
