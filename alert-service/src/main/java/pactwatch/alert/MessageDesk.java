package pactwatch.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.subscription.Subscription;
import pactwatch.log.ContentId;

/** Takes what subscribers want of messages: a test, a message once more, a word on an alert. */
@ApplicationScoped
public class MessageDesk {

    /** Messages that one request can ask for once more. */
    public static final int REDELIVERED_MAX = 500;

    private static final int COMMENT_MAX_CHARS = 1_000;

    private final Wishes wishes;
    private final AlertStore alerts;
    private final InstantSource clock;

    @Inject
    MessageDesk(Wishes wishes, AlertStore alerts, InstantSource clock) {
        this.wishes = wishes;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Sends a test through the subscription's channel; its id. */
    public String test(Subscription subscription) {
        String id = ContentId.of("test", subscription.id(), clock.instant().toString());
        wishes.record(subscription.id(), id, clock.instant(), NoteDesk.test(id, subscription.id()));
        return id;
    }

    /**
     * Sends messages once more, under their old ids.
     *
     * @param first ordinal of the first
     * @param last ordinal of the last; cut to what exists and to {@value #REDELIVERED_MAX}
     * @return how many were asked for
     */
    public long redeliver(
            Subscription subscription, long first, long last, boolean onlyUndelivered) {
        long begin = Math.max(1, first);
        long newest = alerts.lastSequence(subscription.id());
        long end = Math.min(Math.min(last, newest), begin + REDELIVERED_MAX - 1);
        if (end >= begin) {
            wishes.record(
                    subscription.id(),
                    subscription.id(),
                    clock.instant(),
                    new AlertEvent.RedeliveryAsked(subscription.id(), begin, end, onlyUndelivered));
        }
        return Math.max(0, end - begin + 1);
    }

    /** Records what a subscriber thinks of an alert; false if there is no such message. */
    public boolean answer(
            String subscription,
            long sequence,
            AlertEvent.Verdict verdict,
            @Nullable String comment) {
        Optional<AlertMessage> found =
                alerts.after(subscription, Math.max(0, sequence - 1), 1).stream().findFirst();
        found.ifPresent(m ->
                wishes.record(
                        subscription,
                        m.notice().alert(),
                        clock.instant(),
                        new AlertEvent.Answered(
                                m.notice().alert(),
                                m.notice().revision(),
                                subscription,
                                m.notice().member(),
                                m.notice().development(),
                                verdict,
                                cut(comment))));
        return found.isPresent();
    }

    private static @Nullable String cut(@Nullable String comment) {
        if (comment == null || comment.isBlank()) {
            return null;
        }
        String text = comment.strip();
        return text.length() > COMMENT_MAX_CHARS ? text.substring(0, COMMENT_MAX_CHARS) : text;
    }
}
