package pactwatch.alert.message;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Message;
import pactwatch.alert.alert.NoteMessage;
import pactwatch.alert.secret.SignedLinks;
import pactwatch.alert.secret.SignedLinks.Purpose;

/** Makes the links of messages and feeds; without a public address there are none. */
public final class LinkMaker {

    private final @Nullable URI site;
    private final SignedLinks links;

    public LinkMaker(@Nullable URI site, SignedLinks links) {
        this.site = site;
        this.links = links;
    }

    /** Where the reader of a message can go. */
    public MessageText.Links of(Message message) {
        String subscription = message.subscription();
        return switch (message) {
            case AlertMessage alert ->
                    new MessageText.Links(
                            MessageBody.link(site, alert.notice().member()),
                            answer(alert),
                            null,
                            stop(subscription));
            case NoteMessage note ->
                    note.note().purpose() == AlertEvent.Purpose.CONFIRMATION
                            ? new MessageText.Links(
                                    null,
                                    null,
                                    signed(Purpose.CONFIRM, "/alerts/confirm/", subscription),
                                    null)
                            : new MessageText.Links(
                                    site == null ? null : site.resolve("/alerts"),
                                    null,
                                    null,
                                    stop(subscription));
        };
    }

    private @Nullable URI answer(AlertMessage alert) {
        URI signed = signed(Purpose.ANSWER, "/alerts/answer/", alert.subscription());
        return signed == null ? null : URI.create(signed + "&sequence=" + alert.sequence());
    }

    /** Ends a subscription with one click. */
    public @Nullable URI stop(String subscription) {
        return signed(Purpose.UNSUBSCRIBE, "/alerts/unsubscribe/", subscription);
    }

    /** The feed of a subscription, for readers that cannot sign in. */
    public @Nullable URI feed(String subscription) {
        return signed(Purpose.FEED, "/alerts/feeds/", subscription);
    }

    private @Nullable URI signed(Purpose purpose, String path, String subscription) {
        return site == null
                ? null
                : site.resolve(path + subscription + "?key=" + links.key(purpose, subscription));
    }
}
