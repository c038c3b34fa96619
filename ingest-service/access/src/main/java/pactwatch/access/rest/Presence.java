package pactwatch.access.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Caller;
import pactwatch.access.Right;

/** Who sent the present request. */
@RequestScoped
public class Presence {

    private @Nullable Caller caller;

    void is(@Nullable Caller other) {
        caller = other;
    }

    /** The caller, if the request showed a token of ours. */
    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }

    /** Whether the caller has a right. */
    public boolean has(Right right) {
        return caller().filter(c -> c.right().covers(right)).isPresent();
    }
}
