package pactwatch.analysis.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.contract.Speaker.Role;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.contract.StatusEvent.DevelopmentChanged;
import pactwatch.analysis.contract.StatusEvent.StatusChanged;
import pactwatch.analysis.status.Samples.Draft;

class StatusDecisionTest {

    private static final Claim FIRST = freeze("a1", "one.example").claim();
    private static final Claim SECOND = freeze("a2", "two.example").claim();

    @Test
    void tellsWhatIsNew() {
        List<StatusEvent> events = StatusDecision.decide(null, project(FIRST));
        assertThat(events).hasSize(2);
        assertThat(change(events).development().actual()).isEqualTo(Stage.REPORTED);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(StatusChanged.class, e -> assertThat(e.from()).isNull());
    }

    @Test
    void saysWhichDevelopmentMovedTheStatus() {
        Claim drill =
                new Draft("AM", Kind.BOYCOTT, Assertion.ACTUAL)
                        .in("a3", "three.example", "2024-02-23")
                        .on("2024-02-23")
                        .claim();
        List<StatusEvent> events =
                StatusDecision.decide(project(FIRST), project(FIRST, SECOND, drill));
        assertThat(changes(events))
                .extracting(c -> c.development().kind(), DevelopmentChanged::from)
                .containsExactlyInAnyOrder(
                        tuple(Kind.SUSPENSION, Status.MEMBER),
                        tuple(Kind.BOYCOTT, Status.SUSPENDED));
        assertThat(changes(events)).allMatch(c -> c.to() == Status.SUSPENDED);
    }

    @Test
    void tellsNothingWhenTheSameIsSaidAgain() {
        assertThat(StatusDecision.decide(project(FIRST, SECOND), project(SECOND, FIRST, FIRST)))
                .isEmpty();
    }

    @Test
    void tellsCountsAsAStateButNotAsADevelopment() {
        Claim copy = freeze("a4", "two.example").claim();
        List<StatusEvent> events =
                StatusDecision.decide(project(FIRST, SECOND), project(FIRST, SECOND, copy));
        assertThat(events).hasSize(1).first().isInstanceOf(StatusChanged.class);
    }

    @Test
    void takesBackWhatNobodySaysAnyMore() {
        MemberProjection before = project(FIRST, SECOND);
        List<StatusEvent> events = StatusDecision.decide(before, project());
        Development gone = change(events).development();
        assertThat(gone.id()).isEqualTo(before.leading());
        assertThat(gone.actual()).isEqualTo(Stage.RETRACTED);
        assertThat(gone.evidenceKeys()).isNotEmpty();
        assertThat(change(events).from()).isEqualTo(Status.SUSPENDED);
        assertThat(change(events).to()).isEqualTo(Status.MEMBER);
    }

    @Test
    void followsADevelopmentThatOlderEvidenceRenames() {
        Claim older =
                freeze("a0", "zero.example")
                        .in("a0", "zero.example", "2024-02-22T01:00:00Z")
                        .claim();
        MemberProjection before = project(FIRST);
        MemberProjection after = project(FIRST, older);
        List<StatusEvent> events = StatusDecision.decide(before, after);
        assertThat(changes(events))
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.development().id())
                            .isNotEqualTo(before.developments().getFirst().id());
                    assertThat(c.development().actual()).isEqualTo(Stage.CORROBORATED);
                });
    }

    private static Draft freeze(String article, String publisher) {
        return new Draft("AM", Kind.SUSPENSION, Assertion.ACTUAL)
                .in(article, publisher, "2024-02-22")
                .on("2024-02-22")
                .by("Speaker of " + publisher, Role.UNKNOWN, null);
    }

    private static MemberProjection project(Claim... claims) {
        return Projection.project(
                Samples.pack(),
                "AM",
                List.of(claims),
                Samples.endOf("2024-03-01"),
                Samples.endOf("2024-03-01"));
    }

    private static DevelopmentChanged change(List<StatusEvent> events) {
        return changes(events).getFirst();
    }

    private static List<DevelopmentChanged> changes(List<StatusEvent> events) {
        List<DevelopmentChanged> changes = new ArrayList<>();
        for (StatusEvent event : events) {
            @Nullable DevelopmentChanged change = event instanceof DevelopmentChanged c ? c : null;
            if (change != null) {
                changes.add(change);
            }
        }
        return changes;
    }
}
