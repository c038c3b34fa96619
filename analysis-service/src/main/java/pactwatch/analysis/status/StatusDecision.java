package pactwatch.analysis.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.Status;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.contract.StatusEvent.Cause;

/** Decides what is to be told when the projection of a member has changed. Pure. */
public final class StatusDecision {

    private final @Nullable MemberProjection previous;
    private final MemberProjection next;
    private final Cause cause;

    private StatusDecision(
            @Nullable MemberProjection previous, MemberProjection next, Cause cause) {
        this.previous = previous;
        this.next = next;
        this.cause = cause;
    }

    /**
     * What new evidence changed; see {@link #decide(MemberProjection, MemberProjection, Cause)}.
     */
    public static List<StatusEvent> decide(
            @Nullable MemberProjection previous, MemberProjection next) {
        return decide(previous, next, Cause.EVIDENCE);
    }

    /**
     * One event for each development that is new, changed or gone (told as RETRACTED), in the order
     * of the developments, then one if the state changed.
     *
     * @param previous what was told last; absent if nothing was told of the member yet
     */
    public static List<StatusEvent> decide(
            @Nullable MemberProjection previous, MemberProjection next, Cause cause) {
        return next.equals(previous)
                ? List.of()
                : new StatusDecision(previous, next, cause).events();
    }

    private List<StatusEvent> events() {
        List<Development> before = previous == null ? List.of() : previous.developments();
        Map<String, Development> byKey = new HashMap<>();
        for (Development development : before.reversed()) {
            development.evidenceKeys().forEach(k -> byKey.put(k, development));
            byKey.put(development.id(), development);
        }
        Set<String> followed = new HashSet<>();
        List<StatusEvent> events = new ArrayList<>();
        for (Development development : next.developments()) {
            Development earlier = sameThing(byKey, development);
            if (earlier != null) {
                followed.add(earlier.id());
            }
            if (earlier == null || !tellsTheSame(earlier, development)) {
                events.add(changed(development));
            }
        }
        before.stream()
                .filter(d -> !followed.contains(d.id()) && !isRetracted(d))
                .forEach(d -> events.add(changed(retracted(d))));
        Status from = previous == null ? null : previous.state().status();
        if (previous == null || !previous.state().equals(next.state())) {
            events.add(new StatusEvent.StatusChanged(next.state(), from, cause));
        }
        return events;
    }

    private static @Nullable Development sameThing(
            Map<String, Development> byKey, Development development) {
        Development same = byKey.get(development.id());
        for (String key : development.evidenceKeys()) {
            if (same != null) {
                return same;
            }
            same = byKey.get(key);
        }
        return same;
    }

    private static boolean tellsTheSame(Development a, Development b) {
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

    private StatusEvent changed(Development development) {
        Status to = next.state().status();
        boolean isDecisive =
                previous != null
                        && (development.id().equals(next.leading())
                                || development.id().equals(previous.leading()));
        Status from = previous != null && isDecisive ? previous.state().status() : to;
        return new StatusEvent.DevelopmentChanged(development, from, to, cause);
    }

    private static boolean isRetracted(Development d) {
        return (d.actual() == null || d.actual() == Stage.RETRACTED)
                && (d.announced() == null || d.announced() == Stage.RETRACTED);
    }

    /** A development of which no evidence is left, as those who were told of it are told. */
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
