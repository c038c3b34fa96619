package pactwatch.alert.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import pactwatch.alert.delivery.Letter;

/**
 * Writes a message as MIME (RFC 5322): text and HTML, threaded under the first message of its alert
 * by {@code References}, ended with one click by {@code List-Unsubscribe-Post} (RFC 8058).
 */
final class MailWriter {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private MailWriter() {}

    /** A message whose id is ours rather than the library's. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    static MimeMessage write(Session session, String from, Letter.Mail letter)
            throws MessagingException {
        InternetAddress sender = new InternetAddress(from, true);
        String address = sender.getAddress();
        String domain = address.substring(address.lastIndexOf('@') + 1);
        MimeMessage mail = new Identified(session, id(letter.id(), domain));
        mail.setFrom(sender);
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.address(), true));
        mail.setSubject(letter.text().subject(), UTF_8);
        mail.setSentDate(Date.from(letter.at()));
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (!letter.thread().equals(letter.id())) {
            mail.setHeader("In-Reply-To", id(letter.thread(), domain));
            mail.setHeader("References", id(letter.thread(), domain));
        }
        if (letter.stop() != null) {
            mail.setHeader("List-Unsubscribe", "<" + letter.stop() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        mail.setContent(alternatives(letter));
        mail.saveChanges();
        return mail;
    }

    private static String id(String message, String domain) {
        return "<" + message + "@" + domain + ">";
    }

    private static MimeMultipart alternatives(Letter.Mail letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(letter.text().text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(page(letter), UTF_8, "html");
        MimeMultipart both = new MimeMultipart("alternative");
        both.addBodyPart(text);
        both.addBodyPart(html);
        return both;
    }

    private static String page(Letter.Mail letter) {
        return """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
        </head><body style="font-family: sans-serif; max-width: 40em">
        %s</body></html>
        """
                .formatted(letter.text().html());
    }
}
