package pactwatch.local.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail server on loopback that takes everything and shows it. */
public final class Mailbox implements AutoCloseable {

    private static final int SHOWN_MAX = 100;

    /**
     * One mail.
     *
     * @param reference id of the message that it is threaded under
     */
    record Mail(
            Instant at,
            String to,
            String subject,
            String id,
            @Nullable String reference,
            String text) {}

    private final GreenMail server;

    /** Listens on a free port of 127.0.0.1. */
    public Mailbox() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    public int port() {
        return server.getSmtp().getPort();
    }

    /** The newest mails, newest first. */
    List<Mail> all() {
        List<Mail> mails = new ArrayList<>();
        for (MimeMessage message : Arrays.asList(server.getReceivedMessages()).reversed()) {
            if (mails.size() < SHOWN_MAX) {
                mails.add(read(message));
            }
        }
        return mails;
    }

    private static Mail read(MimeMessage message) {
        try {
            String[] references = message.getHeader("References");
            return new Mail(
                    message.getSentDate().toInstant(),
                    message.getAllRecipients()[0].toString(),
                    message.getSubject(),
                    message.getMessageID(),
                    references == null ? null : references[0],
                    text(message.getContent()));
        } catch (MessagingException | IOException e) {
            return new Mail(Instant.EPOCH, "", "Not readable: " + e.getMessage(), "", null, "");
        }
    }

    private static String text(Object content) throws MessagingException, IOException {
        return content instanceof Multipart parts
                ? text(parts.getBodyPart(0).getContent())
                : content.toString();
    }

    @Override
    public void close() {
        server.stop();
    }
}
