package pactwatch.alert.subscription;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import pactwatch.log.Envelope;

/** All subscriptions, folded from their events. Filled by one thread, read by any. */
public final class SubscriptionBook {

    private final Map<String, Subscription> byId = new ConcurrentHashMap<>();

    /**
     * Takes in an event.
     *
     * @return whether it counted; repetitions and events that lost a race change nothing
     */
    public boolean accept(Envelope<SubscriptionEvent> envelope) {
        String id = envelope.subject();
        Subscription before = byId.get(id);
        Subscription after =
                Subscription.evolve(
                        before, id, envelope.sequence(), envelope.recordedTime(), envelope.event());
        if (after == null || after.equals(before)) {
            return false;
        }
        byId.put(id, after);
        return true;
    }

    /** The subscription, unless it was removed or never was. */
    public Optional<Subscription> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(s -> !s.isRemoved());
    }

    /**
     * Ordinal of the last event that counted, also of a removed subscription; 0 if there is none.
     */
    public long sequenceOf(String id) {
        Subscription subscription = byId.get(id);
        return subscription == null ? 0 : subscription.sequence();
    }

    /** All that are not removed, in no order. */
    public List<Subscription> all() {
        return byId.values().stream().filter(s -> !s.isRemoved()).toList();
    }
}
