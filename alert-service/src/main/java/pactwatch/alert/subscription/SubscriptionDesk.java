package pactwatch.alert.subscription;

import java.net.URI;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes the wishes of owners: opens, pauses, resumes and removes subscriptions. */
public final class SubscriptionDesk {

    public static final int SUBSCRIPTIONS_MAX = 10_000;
    private static final int ID_BYTES = 16;

    /** What became of a draft. */
    public sealed interface Opened {
        /**
         * It is recorded.
         *
         * @param secret to be shown once; absent for a live stream
         * @param isSeen whether readers of this instance see it already
         */
        record Open(String id, @Nullable String secret, boolean isSeen) implements Opened {}

        /** The id is in use. */
        record Taken(String id) implements Opened {}

        /** There are as many subscriptions as are allowed. */
        record Full(int max) implements Opened {}
    }

    /** What became of a change. */
    public sealed interface Result {
        /** It is recorded and seen. */
        record Done(long sequence) implements Result {}

        /** It is recorded; readers will see it soon. */
        record Accepted(long sequence) implements Result {}

        /** The subscription is not at the sequence that was expected. */
        record Conflict(long sequence) implements Result {}

        record Unknown() implements Result {}
    }

    private final SubscriptionStore store;
    private final SecretBox secrets;
    private final RandomGenerator random;
    private final InstantSource clock;

    public SubscriptionDesk(
            SubscriptionStore store,
            SecretBox secrets,
            RandomGenerator random,
            InstantSource clock) {
        this.store = store;
        this.secrets = secrets;
        this.random = random;
        this.clock = clock;
    }

    public String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Opens a subscription under an id that nobody uses yet. */
    public Opened open(String id, Draft draft) {
        if (store.book().all().size() >= SUBSCRIPTIONS_MAX) {
            return new Opened.Full(SUBSCRIPTIONS_MAX);
        }
        URI url = draft.webhook();
        String secret = url == null ? null : secrets.newSecret();
        Channel channel =
                url == null || secret == null
                        ? new Channel.Stream()
                        : new Channel.Webhook(url, secrets.seal(id, secret));
        SubscriptionEvent created = new SubscriptionEvent.Created(draft.filter(), channel);
        return switch (store.record(id, 1, clock.instant(), created)) {
            case SEEN -> new Opened.Open(id, secret, true);
            case WRITTEN -> new Opened.Open(id, secret, false);
            case CONFLICT -> new Opened.Taken(id);
        };
    }

    public Result pause(String id, OptionalLong expected) {
        return change(
                id,
                expected,
                new SubscriptionEvent.Paused(
                        SubscriptionEvent.Actor.OWNER, "The owner paused it."));
    }

    public Result resume(String id, OptionalLong expected) {
        return change(id, expected, new SubscriptionEvent.Resumed(SubscriptionEvent.Actor.OWNER));
    }

    public Result remove(String id, OptionalLong expected) {
        return change(id, expected, new SubscriptionEvent.Removed(SubscriptionEvent.Actor.OWNER));
    }

    private Result change(String id, OptionalLong expected, SubscriptionEvent event) {
        Optional<Subscription> found = store.book().find(id);
        if (found.isEmpty()) {
            return new Result.Unknown();
        }
        long present = found.get().sequence();
        if (expected.isPresent() && expected.getAsLong() != present) {
            return new Result.Conflict(present);
        }
        long sequence = present + 1;
        return switch (store.record(id, sequence, clock.instant(), event)) {
            case SEEN -> new Result.Done(sequence);
            case WRITTEN -> new Result.Accepted(sequence);
            case CONFLICT -> new Result.Conflict(store.book().sequenceOf(id));
        };
    }
}
