package pactwatch.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.log.Envelope;

class GenerationsTest {

    private static final Instant AT = Instant.parse("2024-05-01T12:00:00Z");

    private Generations now = Generations.startingWith("g1");

    @Test
    void beginsWithOneThatIsLive() {
        assertThat(now.live()).isEqualTo("g1");
        assertThat(now.nextName()).isEqualTo("g2");
        assertThat(now.startRefused()).isEmpty();
    }

    @Test
    void promotesWhatIsBuiltAndKeepsTheOneBefore() {
        happens(started("g2"), built("g2"), promoted("g2", "g1"));

        assertThat(now.live()).isEqualTo("g2");
        assertThat(now.states()).containsEntry("g1", State.FORMER).containsEntry("g2", State.LIVE);
        assertThat(now.previous()).map(Generation::name).contains("g1");
    }

    @Test
    void goesBackAndForthBetweenTheTwo() {
        happens(started("g2"), built("g2"), promoted("g2", "g1"));

        happens(new GenerationEvent.RolledBack("g1", "CSTO", "g2", "admin"));
        assertThat(now.live()).isEqualTo("g1");
        assertThat(now.states()).containsEntry("g2", State.BUILT);
        happens(promoted("g2", "g1"));
        assertThat(now.live()).isEqualTo("g2");
    }

    @Test
    void promotesNothingThatIsNotBuilt() {
        happens(started("g2"));
        long sequence = now.sequence();

        happens(promoted("g2", "g1"));

        assertThat(now.live()).isEqualTo("g1");
        assertThat(now.sequence()).isEqualTo(sequence);
    }

    @Test
    void preparesOneAtATimeAndNeverDiscardsTheLiveOne() {
        happens(started("g2"));
        assertThat(now.startRefused()).isPresent();
        happens(started("g3"), discarded("g1"));

        assertThat(now.find("g3")).isEmpty();
        assertThat(now.states()).containsEntry("g1", State.LIVE);
    }

    @Test
    void isCancelledByDiscardingAndNamesNoGenerationTwice() {
        happens(started("g2"), discarded("g2"));

        assertThat(now.candidate()).isEmpty();
        assertThat(now.startRefused()).isEmpty();
        assertThat(now.nextName()).isEqualTo("g3");
    }

    @Test
    void keepsWhyARebuildFailedAndLetsAnotherBegin() {
        happens(started("g2"), new GenerationEvent.Failed("g2", "CSTO", "No instance runs."));

        assertThat(now.find("g2"))
                .hasValueSatisfying(g -> {
                    assertThat(g.state()).isEqualTo(State.FAILED);
                    assertThat(g.reason()).isEqualTo("No instance runs.");
                    assertThat(g.isKept()).isFalse();
                });
        assertThat(now.startRefused()).isEmpty();
        assertThat(now.nextName()).isEqualTo("g3");
    }

    @Test
    void failsNothingThatIsBuilt() {
        happens(started("g2"), built("g2"), new GenerationEvent.Failed("g2", "CSTO", "Too late."));

        assertThat(now.states()).containsEntry("g2", State.BUILT);
    }

    @Test
    void hasToldItsStatusesUntilItIsPromoted() {
        GenerationEvent told = new GenerationEvent.StatusesTold("g2", "CSTO");
        happens(started("g2"), told);
        assertThat(now.find("g2").orElseThrow().isTold()).isFalse();

        happens(built("g2"), told);
        assertThat(now.find("g2").orElseThrow().isTold()).isTrue();

        happens(promoted("g2", "g1"), new GenerationEvent.RolledBack("g1", "CSTO", "g2", "admin"));
        assertThat(now.find("g2").orElseThrow().isTold()).isFalse();
    }

    @Test
    void measuresTheFirstOnce() {
        assertThat(now.unmeasured()).map(Generation::name).contains("g1");
        happens(measured("g1", 7));
        happens(measured("g1", 8));

        assertThat(now.unmeasured()).isEmpty();
        assertThat(now.find("g1").flatMap(Generation::gold)).contains(figures(7));
        happens(started("g2"), built("g2"), promoted("g2", "g1"));
        assertThat(now.find("g1").flatMap(Generation::gold)).contains(figures(7));
    }

    @Test
    void measuresNoRebuildButInItsResult() {
        happens(started("g2"), measured("g2", 7), built("g2"), measured("g2", 7));

        assertThat(now.find("g2").flatMap(Generation::gold)).isEmpty();
        assertThat(now.sequence()).isEqualTo(2);
    }

    @Test
    void keepsNoMoreThanItCan() {
        happens(started("g2"), built("g2"), promoted("g2", "g1"));
        happens(started("g3"), built("g3"), promoted("g3", "g2"));

        assertThat(now.startRefused()).hasValueSatisfying(r -> assertThat(r).contains("g1, g2"));
        happens(discarded("g1"));
        assertThat(now.startRefused()).isEmpty();
    }

    private void happens(GenerationEvent... events) {
        for (GenerationEvent event : events) {
            Instant at = AT.plusSeconds(now.sequence());
            now =
                    now.evolve(
                            new Envelope<>(
                                    "e" + (now.sequence() + 1),
                                    GenerationEvent.TOPIC.codec().typeOf(event),
                                    URI.create("/test"),
                                    "CSTO",
                                    at,
                                    at,
                                    null,
                                    now.sequence() + 1,
                                    event));
        }
    }

    private static GenerationEvent started(String name) {
        return new GenerationEvent.Started(name, "CSTO", "v1", List.of(3L, 0L), "admin");
    }

    private static GenerationEvent measured(String name, int right) {
        return new GenerationEvent.Measured(name, "CSTO", "v1", figures(right));
    }

    private static GenerationEvent.Figures figures(int right) {
        return new GenerationEvent.Figures(10, 10, 10, right);
    }

    private static GenerationEvent built(String name) {
        return new GenerationEvent.Built(name, "CSTO", "abc", 3, 1, null);
    }

    private static GenerationEvent promoted(String name, String previous) {
        return new GenerationEvent.Promoted(name, "CSTO", previous, "admin");
    }

    private static GenerationEvent discarded(String name) {
        return new GenerationEvent.Discarded(name, "CSTO", "admin");
    }
}
