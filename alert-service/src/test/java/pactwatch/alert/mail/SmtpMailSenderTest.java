package pactwatch.alert.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.Samples;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.delivery.SendOutcome;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.message.MessageText;

/** Against a real mail server, and against one that drops the connection at each step. */
class SmtpMailSenderTest {

    private static final URI STOP = URI.create("https://pact.example/alerts/unsubscribe/s1?key=k");

    private final GreenMail mail =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @AfterEach
    void stop() {
        mail.stop();
    }

    private static SmtpMailSender sender(@Nullable String host, int port) {
        return new SmtpMailSender(
                new MailServer(
                        host,
                        port,
                        AlertConfig.Mail.Security.NONE,
                        null,
                        null,
                        "Pactwatch <alerts@pact.example>",
                        Duration.ofSeconds(2)));
    }

    private static Letter.Mail letter(int revision) {
        AlertEvent.OfAlert event =
                revision == 1
                        ? new AlertEvent.Raised(Samples.notice("a1", 1, "s1"))
                        : new AlertEvent.Updated(
                                Samples.notice("a1", revision, "s1"),
                                List.of(AlertEvent.Change.CONTESTED));
        AlertMessage message = new AlertMessage(revision, Samples.NOW, "e1", event);
        MessageText text =
                MessageText.of(
                        message,
                        new MessageBody.Setting(null, true),
                        new MessageText.Links(null, null, null, STOP));
        return new Letter.Mail("desk@example.org", message.id(), "a1-1", Samples.NOW, text, STOP);
    }

    private SendOutcome send(int revision) {
        return sender("127.0.0.1", mail.getSmtp().getPort()).send(letter(revision));
    }

    @Test
    void mailsTextAndHtmlThatSayWhatTheyRestOn() throws MessagingException, IOException {
        mail.start();

        assertThat(send(1)).isEqualTo(new SendOutcome.Accepted(250));

        MimeMessage received = mail.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("EXERCISE: Armenia: Suspension of membership");
        MimeMultipart parts = (MimeMultipart) received.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent().toString())
                .contains("мы заморозили участие", "https://news.example/1", "EXERCISE");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(parts.getBodyPart(1).getContent().toString())
                .contains("<blockquote><p>мы заморозили участие</p>");
    }

    @Test
    void threadsUpdatesUnderTheFirstMessageAndStopsWithOneClick() throws MessagingException {
        mail.start();
        send(1);

        send(2);

        MimeMessage first = mail.getReceivedMessages()[0];
        MimeMessage update = mail.getReceivedMessages()[1];
        assertThat(first.getMessageID()).isEqualTo("<a1-1@pact.example>");
        assertThat(first.getHeader("References")).isNull();
        assertThat(update.getMessageID()).isEqualTo("<a1-2@pact.example>");
        assertThat(update.getHeader("References")).containsExactly("<a1-1@pact.example>");
        assertThat(update.getHeader("In-Reply-To")).containsExactly("<a1-1@pact.example>");
        assertThat(update.getHeader("List-Unsubscribe")).containsExactly("<" + STOP + ">");
        assertThat(update.getHeader("List-Unsubscribe-Post"))
                .containsExactly("List-Unsubscribe=One-Click");
        assertThat(update.getSubject()).contains("Updated");
    }

    @ParameterizedTest
    @EnumSource(FaultySmtpServer.Step.class)
    void triesAgainLaterWhereverTheServerDropsTheConnection(FaultySmtpServer.Step step) {
        try (FaultySmtpServer server = new FaultySmtpServer(step, FaultySmtpServer.Fault.DROP)) {
            SendOutcome outcome = sender("127.0.0.1", server.port()).send(letter(1));

            assertThat(outcome).isInstanceOf(SendOutcome.Failed.class);
        }
    }

    @ParameterizedTest
    @EnumSource(FaultySmtpServer.Step.class)
    void endsInTimeWhereverTheServerFallsSilent(FaultySmtpServer.Step step) {
        try (FaultySmtpServer server = new FaultySmtpServer(step, FaultySmtpServer.Fault.SILENCE)) {
            long begun = System.nanoTime();

            SendOutcome outcome = sender("127.0.0.1", server.port()).send(letter(1));

            assertThat(outcome).isInstanceOf(SendOutcome.Failed.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void endsTheSubscriptionOfAnAddressThatTheServerDoesNotKnow() {
        try (FaultySmtpServer server =
                new FaultySmtpServer(FaultySmtpServer.Step.RCPT, FaultySmtpServer.Fault.REJECT)) {
            assertThat(sender("127.0.0.1", server.port()).send(letter(1)))
                    .isEqualTo(
                            new SendOutcome.Gone(
                                    550, "The mail server knows no such address (550)."));
        }
    }

    @Test
    void triesAgainLaterWhatTheServerTurnsAwayForNow() {
        try (FaultySmtpServer server =
                new FaultySmtpServer(FaultySmtpServer.Step.RCPT, FaultySmtpServer.Fault.DEFER)) {
            assertThat(sender("127.0.0.1", server.port()).send(letter(1)))
                    .isEqualTo(new SendOutcome.Failed(450, "The mail server answered 450.", null));
        }
    }

    @Test
    void saysSoIfThereIsNoServer() {
        assertThat(sender(null, 25).send(letter(1)))
                .isEqualTo(
                        new SendOutcome.Failed(
                                null, "No mail server is set up (pactwatch.mail.host).", null));
    }
}
