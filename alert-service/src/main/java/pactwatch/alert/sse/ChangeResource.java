package pactwatch.alert.sse;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Caller;
import pactwatch.access.Right;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.LiveSignal;
import pactwatch.alert.Visitor;
import pactwatch.alert.subscription.SubscriptionStore;

/** Tells a page that something happened to the subscriptions that it shows. */
@Path("/alerts/changes")
@RunOnVirtualThread
public class ChangeResource {

    /** Changes that come closer together are told as one. */
    private static final Duration CHANGES_APART_MIN = Duration.ofMillis(500);

    /** A stream ends after a day; the page opens it again. */
    private static final Duration FOLLOW_MAX = Duration.ofDays(1);

    private final LiveSignal signal;
    private final SubscriptionStore subscriptions;
    private final Visitor visitor;
    private final OpenStreams streams;
    private final Duration keepAlive;

    @Inject
    ChangeResource(
            LiveSignal signal,
            SubscriptionStore subscriptions,
            Visitor visitor,
            OpenStreams streams,
            AlertConfig config) {
        this.signal = signal;
        this.subscriptions = subscriptions;
        this.visitor = visitor;
        this.streams = streams;
        this.keepAlive = config.alert().keepAlive();
    }

    /** Changes of one subscription, or of all that the visitor may see. */
    @GET
    public Response follow(@QueryParam("subscription") @Nullable String subscription) {
        if (subscription == null) {
            Caller caller = visitor.caller();
            return follow(id -> isSeenBy(caller, id));
        }
        return visitor.find(subscriptions, subscription).isPresent()
                ? follow(subscription::equals)
                : OpenStreams.problem(404, "There is no such subscription.");
    }

    /** Analysts see what subscribers answer; that anything happened is all that they are told. */
    private boolean isSeenBy(Caller caller, String id) {
        return caller.right().covers(Right.ANALYST)
                || subscriptions.book().find(id).stream()
                        .anyMatch(s -> s.isVisibleTo(caller.owner()));
    }

    private Response follow(Predicate<String> isLookedAt) {
        return streams.open(out -> write(isLookedAt, out));
    }

    private void write(Predicate<String> isLookedAt, OutputStream out)
            throws IOException, InterruptedException {
        long started = System.nanoTime();
        long seen = signal.count();
        OpenStreams.put(out, "retry: 2000\n: following\n\n");
        while (System.nanoTime() - started < FOLLOW_MAX.toNanos()) {
            long count = signal.await(seen, isLookedAt, keepAlive);
            if (count == seen) {
                OpenStreams.put(out, ": still here\n\n");
            } else {
                OpenStreams.put(out, "event: change\ndata: {\"changes\":%d}\n\n".formatted(count));
                TimeUnit.NANOSECONDS.sleep(CHANGES_APART_MIN.toNanos());
                seen = count;
            }
        }
    }
}
