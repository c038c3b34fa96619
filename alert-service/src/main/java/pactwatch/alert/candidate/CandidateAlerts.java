package pactwatch.alert.candidate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertRule;
import pactwatch.alert.alert.KnownAlerts;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.StatusEvent.DevelopmentChanged;

/**
 * Works out, by {@link AlertRule}, which alerts the promotion of a candidate would raise, update
 * and cancel. It reads the log and writes nothing; senders are out of its reach.
 */
public final class CandidateAlerts {

    private static final String UNSENT = "unsent";

    /** What was found. */
    public sealed interface Answer {

        /** No generation has this name. */
        record Unknown() implements Answer {}

        /** Too many compare at present. */
        record Busy() implements Answer {}

        /** There is nothing to compare, not yet or not any more. */
        record Not(Phase phase) implements Answer {}

        /**
         * The alerts that would differ.
         *
         * @param at when they were worked out
         * @param changes how many developments would be said anew or otherwise
         * @param alerts as they would be told, without ordinals; by subscription
         */
        record Listed(Instant at, int changes, List<AlertMessage> alerts) implements Answer {
            public Listed {
                alerts = List.copyOf(alerts);
            }
        }
    }

    private final CandidateLog log;
    private final Supplier<Collection<Subscription>> subscriptions;
    private final InstantSource clock;
    private final Semaphore places = new Semaphore(1);

    public CandidateAlerts(
            CandidateLog log,
            Supplier<Collection<Subscription>> subscriptions,
            InstantSource clock) {
        this.log = log;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** The alerts that would differ if a generation were promoted now. */
    public Answer of(String generation) {
        Phases phases = new Phases();
        log.generations(r -> phases.accept(r.event()));
        Optional<Phase> phase = phases.of(generation);
        if (phase.isEmpty()) {
            return new Answer.Unknown();
        }
        if (phase.get() != Phase.TOLD) {
            return new Answer.Not(phase.get());
        }
        if (!places.tryAcquire()) {
            return new Answer.Busy();
        }
        try {
            return compare(generation);
        } finally {
            places.release();
        }
    }

    private Answer compare(String generation) {
        Saying live = new Saying();
        log.live(r -> live.accept(r.event()));
        Saying candidate = new Saying();
        log.candidate(generation, r -> candidate.accept(r.event()));
        KnownAlerts known = new KnownAlerts();
        log.alerts(r -> known.accept(r.event()));
        List<DevelopmentChanged> changes = Difference.of(live, candidate);
        Instant now = clock.instant();
        List<AlertMessage> alerts = new ArrayList<>();
        for (DevelopmentChanged change : changes) {
            for (AlertEvent.OfAlert event :
                    AlertRule.decide(known, subscriptions.get(), change, now)) {
                known.accept(event);
                alerts.add(new AlertMessage(0, now, UNSENT, event));
            }
        }
        alerts.sort(
                java.util.Comparator.comparing(AlertMessage::subscription)
                        .thenComparing(AlertMessage::id));
        return new Answer.Listed(now, changes.size(), alerts);
    }
}
