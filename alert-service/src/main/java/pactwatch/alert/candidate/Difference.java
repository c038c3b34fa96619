package pactwatch.alert.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.contract.StatusEvent.Cause;
import pactwatch.analysis.contract.StatusEvent.DevelopmentChanged;

/** What promotion would say of developments: those that are new, judged otherwise, or gone. */
final class Difference {

    private Difference() {}

    static List<DevelopmentChanged> of(Saying live, Saying candidate) {
        List<DevelopmentChanged> changes = new ArrayList<>();
        for (Development then : candidate.developments()) {
            Optional<Development> now = live.sameThing(then);
            boolean isSaid = now.isPresent() && isSame(now.get(), then);
            boolean isNothing = now.isEmpty() && Saying.isRetracted(then);
            if (!isSaid && !isNothing) {
                changes.add(change(live, candidate, then));
            }
        }
        for (Development now : live.developments()) {
            if (!Saying.isRetracted(now)
                    && candidate.sameThing(now).isEmpty()
                    && !candidate.standsUnsaid(now)) {
                changes.add(change(live, candidate, retracted(now)));
            }
        }
        return changes;
    }

    private static DevelopmentChanged change(Saying live, Saying candidate, Development then) {
        Status to = candidate.status(then.member());
        Status from = live.status(then.member());
        Status known = from == null ? Objects.requireNonNullElse(to, Status.MEMBER) : from;
        return new DevelopmentChanged(
                then, known, Objects.requireNonNullElse(to, known), Cause.PROMOTION);
    }

    private static boolean isSame(Development a, Development b) {
        return a.id().equals(b.id())
                && a.actual() == b.actual()
                && a.announced() == b.announced()
                && a.reached().equals(b.reached())
                && a.grade().equals(b.grade())
                && a.contested() == b.contested()
                && a.basis() == b.basis()
                && Objects.equals(a.eventDate(), b.eventDate())
                && a.eventDateAlternatives().equals(b.eventDateAlternatives())
                && Objects.equals(a.ruling(), b.ruling());
    }

    @SuppressWarnings("NullAway") // class files lose @Nullable of nested types
    private static Development retracted(Development d) {
        return new Development(
                d.id(),
                d.pact(),
                d.member(),
                d.kind(),
                d.form(),
                d.actual() == null ? null : Stage.RETRACTED,
                d.announced() == null ? null : Stage.RETRACTED,
                d.reached(),
                d.grade(),
                false,
                d.basis(),
                d.eventDate(),
                d.eventDateAlternatives(),
                d.sentence(),
                0,
                0,
                List.of(),
                d.evidenceKeys(),
                d.ruling());
    }
}
