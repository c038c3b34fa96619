package pactwatch.alert.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import pactwatch.alert.Samples;
import pactwatch.alert.delivery.Letter;
import pactwatch.alert.delivery.SendOutcome;

/** The sender against a real receiver that behaves and misbehaves. */
@Timeout(30)
class HttpWebhookSenderTest {

    private static final Duration ATTEMPT_MAX = Duration.ofMillis(700);

    private static final String OTHER_SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final String secret = Samples.secrets().newSecret();
    private final TestReceiver receiver = new TestReceiver();
    private final HttpWebhookSender sender = sender(true);

    private static HttpWebhookSender sender(boolean allowPrivate) {
        return new HttpWebhookSender(
                new HttpWebhookSender.Limits(allowPrivate, Duration.ofMillis(500), ATTEMPT_MAX));
    }

    @AfterEach
    void close() throws IOException {
        receiver.close();
        sender.close();
    }

    private SendOutcome send(URI url) {
        return sender.send(
                new Letter.Hook(url, List.of(secret), "a1-1", Instant.now(), "{\"ж\":\"ё\"}"));
    }

    private SendOutcome send() {
        return send(receiver.url());
    }

    @Test
    void signsAsTheReferenceLibraryExpects() {
        assertThat(send()).isEqualTo(new SendOutcome.Accepted(204));

        assertThat(receiver.requests())
                .singleElement()
                .satisfies(r -> {
                    assertThat(r.id()).isEqualTo("a1-1");
                    assertThat(r.isSignedWith(secret)).isTrue();
                    assertThat(r.isSignedWith(OTHER_SECRET)).isFalse();
                    assertThat(r.headers().firstValue("content-type"))
                            .contains("application/json; charset=UTF-8");
                });
    }

    @Test
    void followsNoRedirect() {
        try (TestReceiver other = new TestReceiver()) {
            receiver.answerWith(
                    TestReceiver.Answer.header(302, "Location", other.url().toString()));

            assertThat(send())
                    .isEqualTo(
                            new SendOutcome.Failed(
                                    302,
                                    "The receiver answered 302; redirects are not followed.",
                                    null));
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void tellsWhatTheReceiverAsksFor() {
        receiver.answerWith(TestReceiver.Answer.header(503, "Retry-After", "120"));

        assertThat(send())
                .isEqualTo(
                        new SendOutcome.Failed(
                                503, "The receiver answered 503.", Duration.ofMinutes(2)));
    }

    @Test
    void understandsThatAReceiverIsGone() {
        receiver.answerWith(TestReceiver.Answer.status(410));

        assertThat(send()).isInstanceOf(SendOutcome.Gone.class);
    }

    @Test
    void endsAnAttemptThatIsNeverAnswered() {
        CountDownLatch end = new CountDownLatch(1);
        receiver.answerWith(_ -> awaitQuietly(end));

        assertThat(send())
                .isEqualTo(new SendOutcome.Failed(null, "No answer within 700 ms.", null));
        end.countDown();
    }

    @Test
    void endsAnAttemptThatIsAnsweredDropByDrop() {
        receiver.answerWith(e -> {
            e.sendResponseHeaders(200, 0);
            CountDownLatch never = new CountDownLatch(1);
            OutputStream out = e.getResponseBody();
            while (true) {
                out.write('x');
                out.flush();
                awaitQuietly(never, Duration.ofMillis(50));
            }
        });

        assertThat(send())
                .isEqualTo(new SendOutcome.Failed(null, "No answer within 700 ms.", null));
    }

    @Test
    void readsOnlyTheBeginningOfAHugeAnswer() {
        receiver.answerWith(e -> {
            e.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            OutputStream out = e.getResponseBody();
            for (int i = 0; i < 100_000; i++) {
                out.write(block);
            }
        });

        assertThat(send()).isEqualTo(new SendOutcome.Accepted(200));
    }

    @Test
    void reportsAReceiverThatIsNoWebServer() throws IOException {
        try (ServerSocket socket =
                new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Thread thread = Thread.ofVirtual().start(() -> answerNonsense(socket));

            assertThat(send(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/")))
                    .isInstanceOf(SendOutcome.Failed.class);
            thread.interrupt();
        }
    }

    private static void answerNonsense(ServerSocket socket) {
        try (Socket connection = socket.accept()) {
            connection.getOutputStream().write("SSH-2.0-OpenSSH\r\n\r\n".getBytes(UTF_8));
        } catch (IOException _) {
            // The test is over.
        }
    }

    @Test
    void reportsAPortWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThat(send(URI.create("http://127.0.0.1:" + port + "/")))
                .isEqualTo(
                        new SendOutcome.Failed(null, "The receiver accepts no connection.", null));
    }

    @Test
    void connectsToNoPrivateAddressUnlessAllowed() throws IOException {
        HttpWebhookSender careful = sender(false);
        for (String host : new String[] {"127.0.0.1", "localhost", "[::1]", "2130706433"}) {
            URI url = URI.create("http://" + host + ":" + receiver.url().getPort() + "/");

            assertThat(
                            careful.send(
                                    new Letter.Hook(
                                            url, List.of(secret), "a1-1", Instant.now(), "{}")))
                    .as(host)
                    .isInstanceOfSatisfying(
                            SendOutcome.Failed.class, f -> assertThat(f.status()).isNull());
        }
        assertThat(receiver.requests()).isEmpty();
        careful.close();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        awaitQuietly(latch, Duration.ofSeconds(20));
    }

    private static void awaitQuietly(CountDownLatch latch, Duration atMost) {
        try {
            if (latch.await(atMost.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
