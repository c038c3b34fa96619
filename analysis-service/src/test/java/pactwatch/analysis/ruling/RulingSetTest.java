package pactwatch.analysis.ruling;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.log.Envelope;

class RulingSetTest {

    private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

    private final RulingSet set = new RulingSet();

    @Test
    void countsTheFirstOfTwoThatNameOneSequence() {
        assertThat(set.accept(envelope("e1", 1, confirmed("r1")))).isTrue();
        assertThat(set.accept(envelope("e2", 1, confirmed("r2")))).isFalse();

        assertThat(set.all()).extracting(Ruling::id).containsExactly("r1");
        assertThat(set.last()).isEqualTo("e1");
    }

    @Test
    void refusesASequenceThatLeavesAGap() {
        assertThat(set.accept(envelope("e1", 2, confirmed("r1")))).isFalse();
        assertThat(set.sequence()).isZero();
    }

    @Test
    void keepsWhatWasUndone() {
        set.accept(envelope("e1", 1, confirmed("r1")));
        set.accept(envelope("e2", 2, undone("r1")));

        assertThat(set.all())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.counts(AT.plusSeconds(1))).isTrue();
                    assertThat(r.counts(AT.plusSeconds(2))).isFalse();
                });
    }

    @Test
    void undoesNothingTwiceAndNothingUnknown() {
        set.accept(envelope("e1", 1, confirmed("r1")));
        set.accept(envelope("e2", 2, undone("r1")));

        assertThat(set.accept(envelope("e3", 3, undone("r1")))).isFalse();
        assertThat(set.accept(envelope("e4", 3, undone("r9")))).isFalse();
        assertThat(set.sequence()).isEqualTo(2);
    }

    private static RulingEvent confirmed(String id) {
        return new RulingEvent.Confirmed(
                id, "CSTO", "AM", List.of("a1/AM/SUSPENSION/2024"), "analyst", "why");
    }

    private static RulingEvent undone(String id) {
        return new RulingEvent.Undone(id, "CSTO", "AM", "analyst", "why");
    }

    private static Envelope<RulingEvent> envelope(String id, long sequence, RulingEvent event) {
        Instant at = AT.plusSeconds(sequence);
        return new Envelope<>(
                id,
                RulingEvent.TOPIC.codec().typeOf(event),
                URI.create("/test"),
                "CSTO/AM",
                at,
                at,
                null,
                sequence,
                event);
    }
}
