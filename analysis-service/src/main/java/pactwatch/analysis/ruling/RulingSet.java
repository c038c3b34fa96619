package pactwatch.analysis.ruling;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Development.Verdict;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.log.Envelope;

/**
 * All decisions on one member. Of several events of one sequence the first in the log counts; the
 * others were written by somebody who had not seen it. For one thread.
 */
public final class RulingSet {

    private final Map<String, Ruling> rulings = new LinkedHashMap<>();
    private long sequence;
    private Instant asOf = Instant.EPOCH;
    private String last = "";

    /**
     * Takes in an event.
     *
     * @return whether it counts
     */
    public boolean accept(Envelope<RulingEvent> envelope) {
        if (envelope.sequence() != sequence + 1 || !isPossible(envelope.event())) {
            return false;
        }
        sequence = envelope.sequence();
        last = envelope.id();
        asOf = asOf.isAfter(envelope.recordedTime()) ? asOf : envelope.recordedTime();
        take(envelope);
        return true;
    }

    private boolean isPossible(RulingEvent event) {
        Ruling known = rulings.get(event.ruling());
        return switch (event) {
            case RulingEvent.Undone _ -> known != null && known.undone() == null;
            case RulingEvent.Confirmed c -> known == null && !c.evidenceKeys().isEmpty();
            case RulingEvent.Rejected r -> known == null && !r.evidenceKeys().isEmpty();
            case RulingEvent.Regraded g -> known == null && !g.evidenceKeys().isEmpty();
        };
    }

    private void take(Envelope<RulingEvent> envelope) {
        switch (envelope.event()) {
            case RulingEvent.Confirmed e ->
                    add(envelope, Verdict.CONFIRMED, null, e.pact(), e.member(), e.evidenceKeys());
            case RulingEvent.Rejected e ->
                    add(envelope, Verdict.REJECTED, null, e.pact(), e.member(), e.evidenceKeys());
            case RulingEvent.Regraded e ->
                    add(
                            envelope,
                            Verdict.REGRADED,
                            e.grade(),
                            e.pact(),
                            e.member(),
                            e.evidenceKeys());
            case RulingEvent.Undone e ->
                    rulings.computeIfPresent(
                            e.ruling(),
                            (_, r) ->
                                    r.undone(
                                            new Ruling.Undoing(
                                                    e.by(), e.why(), envelope.recordedTime())));
        }
    }

    private void add(
            Envelope<RulingEvent> envelope,
            Verdict verdict,
            @Nullable Grade grade,
            String pact,
            String member,
            List<String> keys) {
        RulingEvent event = envelope.event();
        rulings.put(
                event.ruling(),
                new Ruling(
                        event.ruling(),
                        pact,
                        member,
                        verdict,
                        grade,
                        keys,
                        event.by(),
                        event.why(),
                        envelope.recordedTime(),
                        envelope.sequence(),
                        null));
    }

    /** All rulings ever made, by sequence, those that were undone included. */
    public List<Ruling> all() {
        return new ArrayList<>(rulings.values());
    }

    /** How many decisions there were: the next one expects to be one more. */
    public long sequence() {
        return sequence;
    }

    /** Id of the event that was taken in last; empty if there is none. */
    public String last() {
        return last;
    }

    /** When the last decision was recorded. */
    public Instant asOf() {
        return asOf;
    }
}
