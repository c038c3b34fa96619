package pactwatch.alert.mail;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.delivery.Sender;

/**
 * Hands messages to the mail server, one connection each, and ends every attempt within its bound.
 * An address that the server knows not ends its subscription; everything else is tried again.
 */
@Singleton
final class SmtpMailSender implements Sender<Letter.Mail> {

    private static final int TAKEN = 250;
    private static final int SERVICE_NOT_AVAILABLE = 421;

    private final MailServer server;
    private final long attemptMaxMillis;
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    SmtpMailSender(AlertConfig config) {
        this(MailServer.of(config));
    }

    SmtpMailSender(MailServer server) {
        this.server = server;
        this.attemptMaxMillis = server.attemptMax().toMillis();
    }

    @Override
    public SendOutcome send(Letter.Mail letter) {
        if (server.host() == null) {
            return failed("No mail server is set up (pactwatch.mail.host).");
        }
        Future<?> attempt = attempts.submit(() -> transmit(letter), null);
        try {
            attempt.get(attemptMaxMillis, TimeUnit.MILLISECONDS);
            return new SendOutcome.Accepted(TAKEN);
        } catch (TimeoutException _) {
            return failed(
                    "The mail server did not finish within %d ms.".formatted(attemptMaxMillis));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed("The service stopped.");
        } catch (ExecutionException e) {
            return outcome(e.getCause() instanceof Unsent unsent ? unsent.reason : e);
        } finally {
            // Interrupting a virtual thread closes the socket that it waits for.
            attempt.cancel(true);
        }
    }

    /** Carries a checked exception out of the attempt's thread. */
    private static final class Unsent extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient MessagingException reason;

        Unsent(MessagingException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private void transmit(Letter.Mail letter) {
        Session session = Session.getInstance(properties());
        try (Transport transport = session.getTransport()) {
            MimeMessage mail = MailWriter.write(session, server.from(), letter);
            transport.connect(server.user(), server.password());
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            throw new Unsent(e);
        }
    }

    private Properties properties() {
        Properties p = new Properties();
        p.setProperty("mail.transport.protocol", "smtp");
        p.setProperty("mail.smtp.host", String.valueOf(server.host()));
        p.setProperty("mail.smtp.port", Integer.toString(server.port()));
        p.setProperty("mail.smtp.auth", Boolean.toString(server.user() != null));
        p.setProperty("mail.smtp.connectiontimeout", Long.toString(attemptMaxMillis));
        p.setProperty("mail.smtp.timeout", Long.toString(attemptMaxMillis));
        p.setProperty("mail.smtp.writetimeout", Long.toString(attemptMaxMillis));
        p.setProperty("mail.smtp.quitwait", "false");
        switch (server.security()) {
            case NONE -> {}
            case STARTTLS -> {
                p.setProperty("mail.smtp.starttls.enable", "true");
                p.setProperty("mail.smtp.starttls.required", "true");
                p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
            case TLS -> {
                p.setProperty("mail.smtp.ssl.enable", "true");
                p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
            }
        }
        return p;
    }

    private static SendOutcome outcome(Exception e) {
        return switch (e) {
            case AuthenticationFailedException _ -> failed("The mail server refuses our login.");
            case SMTPSendFailedException sent when sent.getNextException() != null ->
                    outcome(sent.getNextException());
            case SMTPSendFailedException sent -> answered(sent.getReturnCode());
            case SMTPAddressFailedException address -> rejected(address.getReturnCode());
            case SendFailedException send when send.getNextException() != null ->
                    outcome(send.getNextException());
            case Exception other ->
                    failed("The mail server cannot be used: " + reason(other) + ".");
        };
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName();
    }

    private static SendOutcome rejected(int code) {
        return code >= 500
                ? new SendOutcome.Gone(
                        code, "The mail server knows no such address (%d).".formatted(code))
                : answered(code);
    }

    private static SendOutcome answered(int code) {
        @Nullable Integer status = code == SERVICE_NOT_AVAILABLE || code <= 0 ? null : code;
        return new SendOutcome.Failed(
                status,
                status == null
                        ? "The mail server ended the connection."
                        : "The mail server answered %d.".formatted(code),
                null);
    }

    private static SendOutcome failed(String detail) {
        return new SendOutcome.Failed(null, detail, null);
    }

    @PreDestroy
    void close() {
        attempts.shutdownNow();
    }
}
