package pactwatch.analysis.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.Verdict;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.status.Samples.Draft;

class RulingTest {

    private static final Instant END = Samples.endOf("2024-12-31");
    private static final Claim FIRST = freeze("a1", "one.example").claim();
    private static final Claim SECOND = freeze("a2", "two.example").claim();
    private static final String KEY = "a1/AM/SUSPENSION/2024";

    @Test
    void confirmsWhatOneSourceReported() {
        MemberProjection told = project(List.of(FIRST), ruling(Verdict.CONFIRMED, 1, KEY));

        assertThat(told.state().status()).isEqualTo(Status.SUSPENDED);
        assertThat(told.state().stage()).isEqualTo(Stage.ESTABLISHED);
        assertThat(only(told).ruling()).isNotNull().extracting("ruling").isEqualTo("r1");
    }

    @Test
    void rejectsWhateverComesAfterwards() {
        Claim third = freeze("a3", "three.example").claim();

        MemberProjection told =
                project(List.of(FIRST, SECOND, third), ruling(Verdict.REJECTED, 1, KEY));

        assertThat(told.state().status()).isEqualTo(Status.MEMBER);
        assertThat(only(told).actual()).isEqualTo(Stage.RETRACTED);
        assertThat(only(told).evidence()).isNotEmpty();
    }

    @Test
    void regradesWithoutMovingTheStatus() {
        Ruling ruling =
                new Ruling(
                        "r1",
                        "CSTO",
                        "AM",
                        Verdict.REGRADED,
                        new Grade('D', 4),
                        List.of(KEY),
                        "analyst",
                        "why",
                        at(1),
                        1,
                        null);

        MemberProjection told = project(List.of(FIRST, SECOND), ruling);

        assertThat(told.state().status()).isEqualTo(Status.SUSPENDED);
        assertThat(told.state().grade()).isEqualTo(new Grade('D', 4));
    }

    @Test
    void saysWhatARulingIsAboutAlsoIfALaterOneWins() {
        Ruling earlier = ruling(Verdict.REJECTED, 1, KEY);
        Ruling later = ruling(Verdict.CONFIRMED, 2, KEY);

        MemberProjection told = project(List.of(FIRST), earlier, later);

        assertThat(told.about(earlier)).contains(only(told));
        assertThat(told.about(later)).contains(only(told));
        assertThat(told.about(ruling(Verdict.CONFIRMED, 3, "gone/AM/BOYCOTT/2020"))).isEmpty();
    }

    @Test
    void letsTheLaterOfTwoWin() {
        MemberProjection told =
                project(
                        List.of(FIRST),
                        ruling(Verdict.CONFIRMED, 2, KEY),
                        ruling(Verdict.REJECTED, 1, KEY));

        assertThat(told.state().status()).isEqualTo(Status.SUSPENDED);
    }

    @Test
    void countsFromWhenItWasMadeUntilItIsUndone() {
        Ruling undone =
                new Ruling(
                        "r1",
                        "CSTO",
                        "AM",
                        Verdict.CONFIRMED,
                        null,
                        List.of(KEY),
                        "analyst",
                        "why",
                        at(1),
                        1,
                        new Ruling.Undoing("analyst", "mistaken", at(3)));

        assertThat(statusAt(at(1).minusSeconds(1), undone)).isEqualTo(Status.MEMBER);
        assertThat(statusAt(at(2), undone)).isEqualTo(Status.SUSPENDED);
        assertThat(statusAt(at(3), undone)).isEqualTo(Status.MEMBER);
    }

    @Test
    void appliesToTheDevelopmentThatHoldsMostOfItsEvidence() {
        Claim other =
                new Draft("AM", Kind.SUSPENSION, Assertion.ACTUAL)
                        .in("a9", "nine.example", "2012-07-01")
                        .on("2012-06-28")
                        .claim();

        MemberProjection told =
                project(
                        List.of(FIRST, SECOND, other, back("a7"), back("a8")),
                        ruling(
                                Verdict.REJECTED,
                                1,
                                KEY,
                                "a2/AM/SUSPENSION/2024",
                                "a9/AM/SUSPENSION/2012"));

        assertThat(told.developments())
                .filteredOn(d -> d.ruling() != null)
                .singleElement()
                .satisfies(d -> assertThat(d.eventDate()).isEqualTo("2024-02-22"));
    }

    @Test
    void dividesAFreezeByAnEndThatOneSourceReportedIfConfirmed() {
        List<Claim> claims = List.of(freezeOf2012("a5"), freezeOf2012("a6"), back("a7"), FIRST);

        assertThat(freezes(project(claims))).containsExactly("2012-06-28");
        assertThat(freezes(project(claims, ruling(Verdict.CONFIRMED, 1, "a7/AM/RESUMPTION/2015"))))
                .containsExactly("2012-06-28", "2024-02-22");
    }

    @Test
    void doesNotDivideAFreezeByAnEndThatWasRejected() {
        List<Claim> claims =
                List.of(freezeOf2012("a5"), freezeOf2012("a6"), back("a7"), back("a8"), FIRST);

        assertThat(freezes(project(claims))).containsExactly("2012-06-28", "2024-02-22");
        assertThat(freezes(project(claims, ruling(Verdict.REJECTED, 1, "a7/AM/RESUMPTION/2015"))))
                .containsExactly("2012-06-28");
    }

    private static List<String> freezes(MemberProjection told) {
        return told.developments().stream()
                .filter(d -> d.kind() == Kind.SUSPENSION)
                .map(d -> String.valueOf(d.eventDate()))
                .toList();
    }

    private static Claim freezeOf2012(String article) {
        return new Draft("AM", Kind.SUSPENSION, Assertion.ACTUAL)
                .in(article, article + ".example", "2012-07-01")
                .on("2012-06-28")
                .claim();
    }

    private static Claim back(String article) {
        return new Draft("AM", Kind.RESUMPTION, Assertion.ACTUAL)
                .in(article, article + ".example", "2015-07-01")
                .on("2015-06-28")
                .claim();
    }

    @Test
    void isListedAsOrphanedWhenItsEvidenceIsGone() {
        MemberProjection told = project(List.of(), ruling(Verdict.CONFIRMED, 1, KEY));

        assertThat(told.orphaned()).containsExactly("r1");
        assertThat(told.state().status()).isEqualTo(Status.MEMBER);
    }

    private static Status statusAt(Instant knownAt, Ruling ruling) {
        return Projection.project(
                        Samples.pack(), "AM", List.of(FIRST), List.of(ruling), END, knownAt)
                .state()
                .status();
    }

    private static Instant at(int day) {
        return Samples.endOf("2024-05-0" + day);
    }

    private static Ruling ruling(Verdict verdict, long sequence, String... keys) {
        return new Ruling(
                "r" + sequence,
                "CSTO",
                "AM",
                verdict,
                null,
                List.of(keys),
                "analyst",
                "why",
                at((int) sequence),
                sequence,
                null);
    }

    private static Draft freeze(String article, String publisher) {
        return new Draft("AM", Kind.SUSPENSION, Assertion.ACTUAL)
                .in(article, publisher, "2024-02-22")
                .on("2024-02-22")
                .by("Speaker of " + publisher, Speaker.Role.UNKNOWN, null);
    }

    private static MemberProjection project(List<Claim> claims, Ruling... rulings) {
        return Projection.project(Samples.pack(), "AM", claims, List.of(rulings), END, END);
    }

    private static Development only(MemberProjection told) {
        assertThat(told.developments()).hasSize(1);
        return told.developments().getFirst();
    }
}
