package pactwatch.analysis.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Sketch;
import pactwatch.analysis.contract.Speaker.Role;
import pactwatch.analysis.status.Samples;
import pactwatch.analysis.status.Samples.Draft;

class OriginsTest {

    private static final Instant END = Instant.parse("2030-01-01T00:00:00Z");

    @Test
    void countsReportsOfTheirOwnApart() {
        assertThat(origins(news("a1", "one.example"), news("a2", "two.example"))).isEqualTo(2);
    }

    @Test
    void countsAnOutletThatRepeatsItselfOnce() {
        assertThat(origins(news("a1", "one.example"), news("a2", "one.example"))).isEqualTo(1);
    }

    @Test
    void countsCopiesOnceThoughTheyAreEdited() {
        assertThat(
                        origins(
                                news("a1", "one.example").text("7"),
                                news("a2", "two.example").text("7*"),
                                news("a3", "three.example").text("7*")))
                .isEqualTo(1);
    }

    @Test
    void countsOneWireOnceAlsoBesideItsOwnPage() {
        assertThat(
                        origins(
                                news("a1", "reuters.com"),
                                news("a2", "two.example").credit("reuters"),
                                news("a3", "three.example").credit("Reuters")))
                .isEqualTo(1);
    }

    @Test
    void doesNotTakeTwoOutletsForOneBecauseTheirAddressesBeginAlike() {
        assertThat(origins(news("a1", "news.example"), news("a2", "news.other"))).isEqualTo(2);
    }

    @Test
    void countsOneSpeakerInManyOutletsOnce() {
        assertThat(
                        origins(
                                news("a1", "one.example").by("A deputy", Role.POLITICIAN, null),
                                news("a2", "two.example").by("a Deputy", Role.POLITICIAN, null),
                                news("a3", "three.example").by("Another", Role.POLITICIAN, null)))
                .isEqualTo(2);
    }

    @Test
    void countsAllUncreditedBackgroundOnce() {
        assertThat(
                        origins(
                                news("a1", "one.example").background(),
                                news("a2", "two.example").background(),
                                news("a3", "three.example")
                                        .in("a3", "three.example", "2024-02-23")))
                .isEqualTo(2);
    }

    @Test
    void addsNothingForBackgroundThatCanComeFromTheNews() {
        assertThat(
                        origins(
                                news("a1", "one.example"),
                                news("a1", "one.example").on("2024").background(),
                                news("a2", "two.example")
                                        .in("a2", "two.example", "2024-03-23")
                                        .background()))
                .isEqualTo(1);
    }

    @Test
    void joinsThroughOthersInAnyOrder() {
        List<Claim> claims =
                new ArrayList<>(
                        List.of(
                                news("a1", "one.example").text("7").claim(),
                                news("a2", "two.example").text("7").credit("tass").claim(),
                                news("a3", "three.example").credit("tass").claim(),
                                news("a4", "four.example").by("X", Role.UNKNOWN, null).claim(),
                                news("a3", "three.example").by("X", Role.UNKNOWN, null).claim()));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(claims, new Random(seed));
            assertThat(count(claims)).as("seed %s", seed).isEqualTo(1);
        }
    }

    @Test
    void findsCopiesAmongThousandsOfArticles() {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            claims.add(news("a" + i, "out" + i + ".example").text(i % 30 + "*").claim());
        }
        assertThat(count(claims)).isEqualTo(30);
    }

    @Test
    void comparesSketchesAtTheCoarserScale() {
        Sketch whole = Samples.sketch("5", "x");
        List<Integer> low =
                whole.hashes().stream()
                        .filter(h -> Integer.toUnsignedLong(h) < (1L << 31))
                        .toList();
        assertThat(Copies.isCopy(whole, new Sketch(2, low))).isTrue();
        assertThat(Copies.isCopy(whole, Samples.sketch("6", "x"))).isFalse();
    }

    @Test
    void doesNotJudgeTextsThatAreTooShort() {
        Sketch two = new Sketch(1, List.of(1, 2));
        assertThat(Copies.isCopy(two, new Sketch(1, List.of(1, 3)))).isFalse();
    }

    private static Draft news(String article, String publisher) {
        return new Draft("AM", Kind.SUSPENSION, Assertion.ACTUAL)
                .in(article, publisher, "2024-02-22");
    }

    private static int origins(Draft... drafts) {
        return count(List.of(drafts).stream().map(Draft::claim).toList());
    }

    private static int count(List<Claim> claims) {
        return Origins.count(Testimonies.of(Samples.pack(), "AM", claims, END));
    }
}
