package pactwatch.analysis.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.LineSamples;
import pactwatch.analysis.ReplayDesk.Comparison.Compared;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.analysis.replay.GenerationDiff;
import pactwatch.analysis.web.DifferenceViews.Difference;

class DifferenceViewsTest {

    private static final Pack PACK = PackFiles.bundled("csto").withoutBaseline();

    private static List<Claim> claims(String... lines) {
        return LineSamples.extract(LineSamples.article("a1", 1, lines));
    }

    private static Generation generation(String name, State state) {
        return new Generation(
                name,
                "v1",
                List.of(),
                "admin",
                Instant.EPOCH,
                state,
                null,
                null,
                null,
                false,
                null);
    }

    private static Difference difference(
            State from, State to, List<Claim> before, List<Claim> after) {
        GenerationDiff diff =
                GenerationDiff.of(PACK, before, after, List.of(), LineSamples.NOW.plusSeconds(900));
        return Difference.of(
                new Compared(generation("g1", from), generation("g2", to), diff),
                code -> PACK.member(code).orElseThrow().name(),
                List.of(),
                false,
                false);
    }

    @Test
    void namesMembersAsOtherPagesDo() {
        Difference seen =
                difference(
                        State.LIVE,
                        State.BUILT,
                        claims(),
                        claims("!AM SUSPENSION ACTUAL 2024-02-22"));

        assertThat(seen.developments())
                .extracting(DifferenceViews.Line::change, DifferenceViews.Line::member)
                .containsExactly(tuple("gained", "Armenia"));
        assertThat(seen.told()).extracting(DifferenceViews.Line::member).containsExactly("Armenia");
        assertThat(seen.claims())
                .extracting(DifferenceViews.ClaimLine::member)
                .containsExactly("Armenia");
    }

    @Test
    void saysOfTheLiveOneWhatItReplaced() {
        Difference seen = difference(State.FORMER, State.LIVE, claims(), claims());

        assertThat(seen.title()).isEqualTo("What g2 changed");
        assertThat(seen.lead()).contains("g2 is the live generation", "It replaced g1");
        assertThat(seen.before()).isEqualTo("g1 (before)");
        assertThat(seen.after()).isEqualTo("g2 (now)");
        assertThat(seen.promotable()).isFalse();
    }

    @Test
    void showsInWhatAClaimIsReadOtherwise() {
        List<Claim> before = claims("!AM SUSPENSION ACTUAL 2024-02-22");
        Claim read = before.getFirst();
        Claim otherwise =
                new Claim(
                        read.id(),
                        read.article(),
                        read.pact(),
                        read.member(),
                        read.kind(),
                        read.assertion(),
                        read.eventDate(),
                        false,
                        read.form(),
                        read.phase(),
                        read.basis(),
                        read.isCorrection(),
                        read.part(),
                        read.quote(),
                        read.start(),
                        read.end(),
                        read.speaker(),
                        read.rule(),
                        read.lexicon());

        Difference seen = difference(State.LIVE, State.BUILT, before, List.of(otherwise));

        assertThat(seen.claims())
                .extracting(DifferenceViews.ClaimLine::what, DifferenceViews.ClaimLine::was)
                .containsExactly(
                        tuple(
                                "Suspension of membership, told as fact, 22 February 2024,"
                                        + " told as background",
                                "told as news"));
    }
}
