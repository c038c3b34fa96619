package pactwatch.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import pactwatch.access.Caller;
import pactwatch.access.rest.Presence;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionStore;

/** Who sent the present request, and what they may see. */
@ApplicationScoped
public class Visitor {

    private final Presence presence;

    @Inject
    Visitor(Presence presence) {
        this.presence = presence;
    }

    /**
     * The caller.
     *
     * @throws IllegalStateException if nobody was let in
     */
    public Caller caller() {
        return presence.caller().orElseThrow(() -> new IllegalStateException("Nobody was let in"));
    }

    /** A subscription that the caller may see. */
    public Optional<Subscription> find(SubscriptionStore store, String id) {
        return store.book().find(id).filter(s -> s.isVisibleTo(caller().owner()));
    }
}
