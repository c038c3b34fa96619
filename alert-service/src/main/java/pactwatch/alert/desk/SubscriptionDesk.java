package pactwatch.alert.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Preferences;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.alert.subscription.SubscriptionEvent.Actor;
import pactwatch.alert.subscription.SubscriptionStore;

/** Takes the wishes of owners: opens, changes, pauses, silences, resumes and removes. */
public final class SubscriptionDesk {

    public static final int SUBSCRIPTIONS_MAX = 20_000;

    /** How long the former secret signs too, so that a receiver can change over. */
    public static final Duration ROTATION_OVERLAP = Duration.ofHours(24);

    public static final Duration SILENCE_MAX = Duration.ofDays(90);

    private static final int ID_BYTES = 16;

    /** What became of a draft. */
    public sealed interface Opened {
        /**
         * It is recorded.
         *
         * @param secret to be shown once; only a webhook has one
         * @param isSeen whether readers of this instance see it already
         */
        record Open(String id, @Nullable String secret, boolean isSeen) implements Opened {}

        /** The id is in use. */
        record Taken(String id) implements Opened {}

        /** There is no mail server. */
        record NoMail() implements Opened {}

        /** There are as many subscriptions as are allowed. */
        record Full(int max) implements Opened {}
    }

    /** What became of a change. */
    public sealed interface Result {
        /**
         * It is recorded and seen.
         *
         * @param secret of a rotation, to be shown once
         */
        record Done(long sequence, @Nullable String secret) implements Result {}

        /** It is recorded; readers will see it soon. */
        record Accepted(long sequence, @Nullable String secret) implements Result {}

        /** The subscription is not at the sequence that was expected. */
        record Conflict(long sequence) implements Result {}

        /** The subscription cannot do that; the reason is one sentence. */
        record Refused(String reason) implements Result {}

        record Unknown() implements Result {}
    }

    private record Wish(SubscriptionEvent event, @Nullable String secret) {}

    private final SubscriptionStore store;
    private final SecretBox secrets;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final boolean sendsMail;

    /**
     * A desk.
     *
     * @param random must be unpredictable
     * @param sendsMail whether there is a mail server
     */
    public SubscriptionDesk(
            SubscriptionStore store,
            SecretBox secrets,
            RandomGenerator random,
            InstantSource clock,
            boolean sendsMail) {
        this.store = store;
        this.secrets = secrets;
        this.random = random;
        this.clock = clock;
        this.sendsMail = sendsMail;
    }

    /** Whether an email address can be subscribed. */
    public boolean sendsMail() {
        return sendsMail;
    }

    public String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Opens a subscription under an id that nobody uses yet.
     *
     * @param owner who opens it; absent for whoever runs the service
     */
    public Opened open(String id, Draft draft, @Nullable String owner) {
        if (store.book().all().size() >= SUBSCRIPTIONS_MAX) {
            return new Opened.Full(SUBSCRIPTIONS_MAX);
        }
        if (draft.target() instanceof Draft.Target.Email && !sendsMail) {
            return new Opened.NoMail();
        }
        boolean isWebhook = draft.target() instanceof Draft.Target.Webhook;
        String secret = isWebhook ? secrets.newSecret() : null;
        Preferences preferences =
                draft.preferences().equals(Preferences.NONE) ? null : draft.preferences();
        SubscriptionEvent created =
                new SubscriptionEvent.Created(
                        draft.filter(), channel(id, draft.target(), secret), preferences, owner);
        return switch (store.record(id, 1, clock.instant(), created)) {
            case SEEN -> new Opened.Open(id, secret, true);
            case WRITTEN -> new Opened.Open(id, secret, false);
            case CONFLICT -> new Opened.Taken(id);
        };
    }

    private Channel channel(String id, Draft.Target target, @Nullable String secret) {
        return switch (target) {
            case Draft.Target.Webhook(var url) ->
                    new Channel.Webhook(url, secrets.seal(id, String.valueOf(secret)));
            case Draft.Target.Email(String address) ->
                    new Channel.Email(Channel.Email.masked(address), secrets.seal(id, address));
            case Draft.Target.Stream() -> new Channel.Stream();
            case Draft.Target.Atom() -> new Channel.Atom();
        };
    }

    /** The address has shown, by the link that was mailed to it, that it wants the messages. */
    public Result confirm(String id) {
        return change(id, OptionalLong.empty(), new SubscriptionEvent.Confirmed(Actor.OWNER));
    }

    public Result pause(String id, OptionalLong expected) {
        return change(
                id, expected, new SubscriptionEvent.Paused(Actor.OWNER, "The owner paused it."));
    }

    public Result resume(String id, OptionalLong expected) {
        return change(id, expected, new SubscriptionEvent.Resumed(Actor.OWNER));
    }

    public Result remove(String id, OptionalLong expected) {
        return change(id, expected, new SubscriptionEvent.Removed(Actor.OWNER));
    }

    /** Sends nothing until a time, at most {@link #SILENCE_MAX} ahead; a past time ends it. */
    public Result silence(String id, OptionalLong expected, Instant until) {
        if (until.isAfter(clock.instant().plus(SILENCE_MAX))) {
            return new Result.Refused("A silence ends within 90 days; for longer, pause it.");
        }
        return change(id, expected, new SubscriptionEvent.Silenced(Actor.OWNER, until));
    }

    /** Wants other developments, or at other times; the channel stays. */
    public Result change(String id, OptionalLong expected, Filter filter, Preferences preferences) {
        return change(
                id,
                expected,
                s ->
                        Optional.of(
                                new Wish(
                                        new SubscriptionEvent.Changed(
                                                filter, s.channel(), preferences),
                                        null)),
                "");
    }

    /** Gives a webhook a new secret; the present one signs too for a day. */
    public Result rotate(String id, OptionalLong expected) {
        return change(
                id,
                expected,
                s -> {
                    if (!(s.channel() instanceof Channel.Webhook webhook)) {
                        return Optional.empty();
                    }
                    String secret = secrets.newSecret();
                    Instant until = clock.instant().plus(ROTATION_OVERLAP);
                    return Optional.of(
                            new Wish(
                                    new SubscriptionEvent.Changed(
                                            s.filter(),
                                            webhook.rotated(secrets.seal(id, secret), until),
                                            s.preferences()),
                                    secret));
                },
                "Only a webhook has a secret.");
    }

    private Result change(String id, OptionalLong expected, SubscriptionEvent event) {
        return change(id, expected, _ -> Optional.of(new Wish(event, null)), "");
    }

    private Result change(
            String id,
            OptionalLong expected,
            Function<Subscription, Optional<Wish>> wish,
            String refusal) {
        Optional<Subscription> found = store.book().find(id);
        if (found.isEmpty()) {
            return new Result.Unknown();
        }
        long present = found.get().sequence();
        if (expected.isPresent() && expected.getAsLong() != present) {
            return new Result.Conflict(present);
        }
        return wish.apply(found.get())
                .map(w -> record(id, present + 1, w))
                .orElseGet(() -> new Result.Refused(refusal));
    }

    private Result record(String id, long sequence, Wish wish) {
        return switch (store.record(id, sequence, clock.instant(), wish.event())) {
            case SEEN -> new Result.Done(sequence, wish.secret());
            case WRITTEN -> new Result.Accepted(sequence, wish.secret());
            case CONFLICT -> new Result.Conflict(store.book().sequenceOf(id));
        };
    }
}
