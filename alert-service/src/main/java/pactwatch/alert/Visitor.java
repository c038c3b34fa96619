package pactwatch.alert;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.access.Caller;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionStore;

/** Who sent the present request. */
@RequestScoped
public class Visitor {

    private @Nullable Caller caller;

    /** To be called once by the filter that lets the request in. */
    public void is(Caller other) {
        caller = other;
    }

    /**
     * The caller.
     *
     * @throws IllegalStateException if no filter let anybody in
     */
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("Nobody was let in");
        }
        return caller;
    }

    /** A subscription that the caller may see. */
    public Optional<Subscription> find(SubscriptionStore store, String id) {
        return store.book().find(id).filter(s -> s.isVisibleTo(caller().owner()));
    }
}
