package pactwatch.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.BodyBudget;
import pactwatch.ingest.FetchOutcome;
import pactwatch.ingest.contract.FetchEvent.Validators;

/** The fetcher against a real server that misbehaves. */
class HttpFeedSourceTest {

    private static final int BODY_BYTES_MAX = 100_000;
    private static final Duration TOTAL_MAX = Duration.ofSeconds(2);
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final HttpFeedSource source = source(true);

    private static HttpFeedSource source(boolean isPrivateAllowed) {
        return new HttpFeedSource(
                new FetchBounds(
                        TOTAL_MAX,
                        BODY_BYTES_MAX,
                        2,
                        isPrivateAllowed ? List.of("127.0.0.0/8", "::1") : List.of()),
                new BodyBudget(BODY_BYTES_MAX),
                "Pactwatch/test (+https://pactwatch.example/)",
                InstantSource.fixed(NOW));
    }

    @AfterEach
    void close() {
        source.close();
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private FetchOutcome fetch(BadServer server) {
        return source.fetch(server.address(), Validators.NONE);
    }

    private static String reason(FetchOutcome outcome) {
        assertThat(outcome).isInstanceOf(FetchOutcome.Failed.class);
        return ((FetchOutcome.Failed) outcome).reason();
    }

    @Test
    void bringsBodyValidatorsAndFreshness() {
        try (BadServer server =
                BadServer.answering(
                        head(
                                        "HTTP/1.1 200 OK",
                                        "ETag: W/\"a b\"",
                                        "Last-Modified: x",
                                        "Cache-Control: public, max-age=600",
                                        "Content-Length: 4")
                                + "feed")) {
            assertThat(fetch(server))
                    .isInstanceOfSatisfying(
                            FetchOutcome.Body.class,
                            body -> {
                                assertThat(body.bytes()).asString(UTF_8).isEqualTo("feed");
                                assertThat(body.validators())
                                        .isEqualTo(new Validators("W/\"a b\"", "x"));
                                assertThat(body.freshFor()).isEqualTo(Duration.ofMinutes(10));
                            });
        }
    }

    @Test
    void echoesValidatorsByteForByteAndNamesItself() {
        try (BadServer server = BadServer.answering("HTTP/1.1 304 Not Modified\r\n\r\n")) {
            FetchOutcome outcome =
                    source.fetch(server.address(), new Validators("W/\"odd, tag\"", "not a date"));

            assertThat(outcome).isInstanceOf(FetchOutcome.NotModified.class);
            assertThat(server.requests().getFirst())
                    .contains("If-None-Match: W/\"odd, tag\"")
                    .contains("If-Modified-Since: not a date")
                    .contains("User-Agent: Pactwatch/test (+https://pactwatch.example/)");
        }
    }

    @Test
    void waitsAsLongAsItIsAskedInEitherForm() {
        try (BadServer seconds =
                        BadServer.answering(
                                "HTTP/1.1 429 Slow\r\nRetry-After: 120\r\nContent-Length: 0\r\n\r\n");
                BadServer date =
                        BadServer.answering(
                                head(
                                        "HTTP/1.1 503 Busy",
                                        "Retry-After: Thu, 01 Jan 2026 01:00:00 GMT",
                                        "Content-Length: 0"))) {
            assertThat(fetch(seconds))
                    .isEqualTo(new FetchOutcome.Throttled(429, Duration.ofMinutes(2)));
            assertThat(fetch(date)).isEqualTo(new FetchOutcome.Throttled(503, Duration.ofHours(1)));
        }
    }

    @Test
    void givesUpOnABodyThatDrips() {
        CountDownLatch over = new CountDownLatch(1);
        try (BadServer server =
                BadServer.answering(out -> {
                    write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
                    drip(out, over);
                })) {
            assertThat(reason(fetch(server))).isEqualTo("No full answer within 2 s");
        } finally {
            over.countDown();
        }
    }

    private static void drip(OutputStream out, CountDownLatch over) throws IOException {
        try {
            while (!over.await(200, TimeUnit.MILLISECONDS)) {
                out.write('x');
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(UTF_8));
        out.flush();
    }

    @Test
    void readsNoMoreOfAnEndlessBodyThanItsBound() {
        try (BadServer server =
                BadServer.answering(out -> {
                    write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
                    byte[] block = new byte[8_192];
                    for (int i = 0; i < 100_000; i++) {
                        out.write(block);
                    }
                })) {
            assertThat(reason(fetch(server))).contains("longer than 100000 bytes");
        }
    }

    @Test
    void readsNoMoreOfADecompressionBombThanItsBound() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[50_000_000]);
        }
        try (BadServer server =
                BadServer.answering(out -> {
                    write(
                            out,
                            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                                    + packed.size()
                                    + "\r\n\r\n");
                    packed.writeTo(out);
                })) {
            assertThat(reason(fetch(server))).contains("longer than 100000 bytes");
        }
    }

    @Test
    void readsNoMoreOfABrotliBombThanItsBound() {
        byte[] fiftyMillionZeros =
                Base64.getDecoder()
                        .decode(
                                "y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v0f////4J8AiMMCAN37P/7//8E/ARCHBQC693/8"
                                        + "//+DfwIgDgsAdO//8g9eD/8EQBwWAOig6wE=");
        try (BadServer server =
                BadServer.answering(out -> {
                    write(
                            out,
                            "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: "
                                    + fiftyMillionZeros.length
                                    + "\r\n\r\n");
                    out.write(fiftyMillionZeros);
                })) {
            assertThat(reason(fetch(server))).contains("longer than 100000 bytes");
        }
    }

    @Test
    void sendsNoHeaderThatAValidatorSmugglesIn() {
        try (BadServer server = BadServer.answering("HTTP/1.1 304 Not Modified\r\n\r\n")) {
            FetchOutcome _ =
                    source.fetch(
                            server.address(),
                            new Validators("\"a\"\r\nX-Injected: yes", "b\nX-Injected: yes", null));

            assertThat(server.requests())
                    .hasSize(1)
                    .allSatisfy(r -> assertThat(r.lines()).noneMatch(l -> l.startsWith("X-Inj")));
        }
    }

    @Test
    void followsNoEndlessRedirects() {
        try (BadServer server =
                BadServer.answering("HTTP/1.1 302 Found\r\nLocation: /feed?again\r\n\r\n")) {
            assertThat(reason(fetch(server))).contains("redirect to redirect");
            assertThat(server.requests().size()).isLessThanOrEqualTo(7);
        }
    }

    @Test
    void followsNoRedirectToAFile() {
        try (BadServer server =
                BadServer.answering("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n")) {
            assertThat(fetch(server)).isInstanceOf(FetchOutcome.Failed.class);
        }
    }

    @Test
    void endsWithAnswersThatAreNoHttp() {
        try (BadServer garbage = BadServer.answering("\0\1\2 nonsense\r\n\r\n");
                BadServer tooShort =
                        BadServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nfeed");
                BadServer headers =
                        BadServer.answering("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(5_000))) {
            assertThat(fetch(garbage)).isInstanceOf(FetchOutcome.Failed.class);
            assertThat(fetch(tooShort)).isInstanceOf(FetchOutcome.Failed.class);
            assertThat(fetch(headers)).isInstanceOf(FetchOutcome.Failed.class);
        }
    }

    @Test
    void saysWhatAStatusMeans() {
        try (BadServer gone =
                BadServer.answering("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n")) {
            assertThat(reason(fetch(gone)))
                    .isEqualTo("The publisher has withdrawn the feed for good (HTTP 410)");
        }
    }

    @Test
    void asksNoPrivateAddressNotEvenBehindARedirect() {
        try (HttpFeedSource careful = source(false);
                BadServer server = BadServer.answering("HTTP/1.1 200 OK\r\n\r\nsecret")) {
            assertThat(reason(careful.fetch(server.address(), Validators.NONE)))
                    .contains("not public");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void saysThatAHostCannotBeFound() {
        assertThat(
                        reason(
                                source.fetch(
                                        URI.create("http://no-such-host.invalid/feed"),
                                        Validators.NONE)))
                .contains("cannot be found");
    }
}
