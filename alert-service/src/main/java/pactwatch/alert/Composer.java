package pactwatch.alert;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.Message;
import pactwatch.alert.alert.NoteMessage;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.message.LinkMaker;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.message.MessageText;
import pactwatch.alert.secret.SecretBox;
import pactwatch.alert.subscription.Channel;

/** Writes the letters of messages: what goes to a webhook, and what goes to a mailbox. */
public final class Composer {

    private final SecretBox secrets;
    private final MessageBody.Setting setting;
    private final LinkMaker links;

    public Composer(SecretBox secrets, MessageBody.Setting setting, LinkMaker links) {
        this.secrets = secrets;
        this.setting = setting;
        this.links = links;
    }

    /**
     * A message to a webhook.
     *
     * @throws IllegalStateException if its secret cannot be opened
     */
    Letter.Hook hook(Message message, Channel.Webhook webhook, Instant now) {
        List<String> opened =
                webhook.signing(now).stream()
                        .map(s -> secrets.open(message.subscription(), s))
                        .toList();
        String body = MessageBody.json(message, setting);
        return new Letter.Hook(webhook.url(), opened, message.id(), now, body);
    }

    /**
     * A message to a mailbox.
     *
     * @throws IllegalStateException if the address cannot be opened
     */
    Letter.Mail mail(Message message, Channel.Email email, Instant now) {
        MessageText.Links of = links.of(message);
        URI stop = of.stop();
        return new Letter.Mail(
                secrets.open(message.subscription(), email.sealedAddress()),
                message.id(),
                thread(message),
                now,
                MessageText.of(message, setting, of),
                stop);
    }

    private static String thread(Message message) {
        return switch (message) {
            case AlertMessage alert -> alert.notice().alert() + "-1";
            case NoteMessage note -> note.id();
        };
    }
}
