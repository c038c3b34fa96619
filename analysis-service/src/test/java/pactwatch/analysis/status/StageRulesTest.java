package pactwatch.analysis.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker.Role;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.status.Samples.Draft;

/** Stage, contest and grade of a freeze by who tells of it. */
class StageRulesTest {

    @Test
    void isReportedByOneOrigin() {
        assertThat(freeze(said("a1", "one.example")).actual()).isEqualTo(Stage.REPORTED);
    }

    @Test
    void isCorroboratedByTwoOrigins() {
        assertThat(freeze(said("a1", "one.example"), said("a2", "two.example")).actual())
                .isEqualTo(Stage.CORROBORATED);
    }

    @Test
    void isEstablishedByThreeOrigins() {
        Development freeze =
                freeze(
                        said("a1", "one.example"),
                        said("a2", "two.example"),
                        said("a3", "three.example"));
        assertThat(freeze.actual()).isEqualTo(Stage.ESTABLISHED);
        assertThat(freeze.grade().credibility()).isEqualTo(1);
    }

    @Test
    void isEstablishedByTheMemberOnAnOfficialPage() {
        assertThat(freeze(said("a1", "primeminister.am")).actual()).isEqualTo(Stage.ESTABLISHED);
        assertThat(
                        freeze(
                                        said("a1", "odkb-csto.org")
                                                .by("Nikol Pashinyan", Role.GOVERNMENT, "AM"))
                                .actual())
                .isEqualTo(Stage.ESTABLISHED);
    }

    @Test
    void isEstablishedByTheMemberInTwoOutletsThatDoNotCopyEachOther() {
        assertThat(freeze(premier("a1", "one.example"), premier("a2", "two.example")).actual())
                .isEqualTo(Stage.ESTABLISHED);
        assertThat(
                        freeze(
                                        premier("a1", "one.example").text("7"),
                                        premier("a2", "two.example").text("7*"))
                                .actual())
                .isEqualTo(Stage.REPORTED);
        assertThat(
                        freeze(
                                        premier("a1", "one.example").credit("tass"),
                                        premier("a2", "two.example").credit("tass"))
                                .actual())
                .isEqualTo(Stage.REPORTED);
    }

    @Test
    void isNotEstablishedByAnotherGovernment() {
        assertThat(
                        freeze(
                                        said("a1", "one.example")
                                                .by("Sergei Lavrov", Role.GOVERNMENT, "RU"),
                                        said("a2", "two.example")
                                                .by("Sergei Lavrov", Role.GOVERNMENT, "RU"))
                                .actual())
                .isEqualTo(Stage.REPORTED);
    }

    @Test
    void isNotRaisedByAnalysts() {
        assertThat(
                        freeze(
                                        said("a1", "one.example").by("A", Role.ANALYST, null),
                                        said("a2", "two.example").by("B", Role.ANALYST, null),
                                        said("a3", "three.example").by("C", Role.ANALYST, null))
                                .actual())
                .isEqualTo(Stage.REPORTED);
    }

    @Test
    void isNotRaisedByWhatIsPossibleOrDemanded() {
        MemberProjection projection =
                project(
                        draft(Assertion.POSSIBLE).in("a1", "one.example", "2024-02-22"),
                        draft(Assertion.DEMANDED).in("a2", "two.example", "2024-02-22"),
                        draft(Assertion.DEMANDED).in("a3", "three.example", "2024-02-22"));
        assertThat(projection.developments()).isEmpty();
        assertThat(projection.state().status()).isEqualTo(Status.MEMBER);
        assertThat(projection.state().outlook()).hasSize(2);
    }

    @Test
    void stagesWhatIsAnnouncedApart() {
        Development freeze =
                freeze(
                        said("a1", "one.example"),
                        draft(Assertion.ANNOUNCED).in("a2", "two.example", "2024-02-21"),
                        draft(Assertion.ANNOUNCED).in("a3", "three.example", "2024-02-21"));
        assertThat(freeze.actual()).isEqualTo(Stage.REPORTED);
        assertThat(freeze.announced()).isEqualTo(Stage.CORROBORATED);
        assertThat(freeze.reached())
                .extracting(r -> r.assertion() + " " + r.stage())
                .containsExactly("ANNOUNCED REPORTED", "ANNOUNCED CORROBORATED", "ACTUAL REPORTED");
    }

    @Test
    void isReachedByNewsAlone() {
        Development freeze =
                freeze(
                        said("a1", "one.example").background().by("A", Role.POLITICIAN, null),
                        said("a2", "two.example"),
                        said("a3", "three.example").background().by("B", Role.UNKNOWN, null));
        assertThat(freeze.actual()).isEqualTo(Stage.ESTABLISHED);
        assertThat(freeze.reached()).extracting(r -> r.stage()).containsExactly(Stage.REPORTED);
    }

    @Test
    void isContestedByTheMemberAndTheSecretariatAlone() {
        Draft denied = draft(Assertion.DENIED).in("d1", "nine.example", "2024-02-24");
        assertThat(freeze(said("a1", "one.example"), denied).contested()).isFalse();
        assertThat(
                        freeze(
                                        said("a1", "one.example"),
                                        denied.by("Sergei Lavrov", Role.GOVERNMENT, "RU"))
                                .contested())
                .isFalse();
        assertThat(
                        freeze(
                                        said("a1", "one.example"),
                                        denied.by("CSTO Secretariat", Role.SECRETARIAT, "CSTO"))
                                .contested())
                .isTrue();
        Development byMember =
                freeze(said("a1", "one.example"), denied.by("FM", Role.GOVERNMENT, "AM"));
        assertThat(byMember.contested()).isTrue();
        assertThat(byMember.grade().credibility()).isEqualTo(4);
        assertThat(byMember.evidence()).extracting(e -> e.assertion()).contains(Assertion.DENIED);
        assertThat(byMember.articles()).isEqualTo(1);
    }

    @Test
    void isNotContestedByWhatWasDeniedBefore() {
        assertThat(
                        freeze(
                                        said("a1", "one.example"),
                                        draft(Assertion.DENIED)
                                                .in("d1", "nine.example", "2024-02-10")
                                                .by("FM", Role.GOVERNMENT, "AM"))
                                .contested())
                .isFalse();
    }

    @Test
    void doesNotSupportWhatHappenedAfterItWasPublished() {
        MemberProjection projection =
                project(
                        said("a1", "one.example"),
                        said("a2", "two.example"),
                        draft(Assertion.ACTUAL)
                                .in("a3", "three.example", "2023-05-01")
                                .on("2024-02-22"));
        assertThat(projection.developments())
                .extracting(Development::eventDate, Development::articles)
                .containsExactlyInAnyOrder(tuple("2024-02-22", 2), tuple(null, 1));
    }

    @Test
    void takesItsLetterFromTheBestSourceAndNothingElse() {
        assertThat(freeze(said("a1", "one.example"), said("a2", "reuters.com")).grade().code())
                .isEqualTo("B2");
        assertThat(freeze(said("a1", "one.example")).grade().code()).isEqualTo("F3");
    }

    private static Draft draft(Assertion assertion) {
        return new Draft("AM", Kind.SUSPENSION, assertion);
    }

    private static Draft said(String article, String publisher) {
        return draft(Assertion.ACTUAL).in(article, publisher, "2024-02-22").on("2024-02-22");
    }

    private static Draft premier(String article, String publisher) {
        return said(article, publisher).by("Nikol Pashinyan", Role.GOVERNMENT, "AM");
    }

    private static Development freeze(Draft... drafts) {
        List<Development> developments = project(drafts).developments();
        assertThat(developments).hasSize(1);
        return developments.getFirst();
    }

    private static MemberProjection project(Draft... drafts) {
        List<Claim> claims = List.of(drafts).stream().map(Draft::claim).toList();
        return Projection.project(
                Samples.pack(),
                "AM",
                claims,
                Samples.endOf("2024-03-01"),
                Samples.endOf("2024-03-01"));
    }
}
