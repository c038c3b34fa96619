package pactwatch.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What led to the work of the moment, from the fetch of the news on. It travels beside events, for
 * tracing and measuring; nothing that is decided rests on it.
 *
 * @param traceParent W3C Trace Context of the step before; absent if nobody traces
 * @param fetched when the news was fetched; absent if no news led to it
 */
public record Trail(@Nullable String traceParent, @Nullable Instant fetched) {

    public static final Trail NONE = new Trail(null, null);

    private static final ScopedValue<Trail> PRESENT = ScopedValue.newInstance();

    /** The trail of the work that the caller does. */
    public static Trail present() {
        return PRESENT.orElse(NONE);
    }

    /** Does work on this trail; what it appends carries it on. */
    public <T extends @Nullable Object, X extends Throwable> T during(
            ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(PRESENT, this).call(work);
    }
}
