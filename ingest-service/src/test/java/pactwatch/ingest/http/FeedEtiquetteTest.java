package pactwatch.ingest.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
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
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pactwatch.ingest.BodyBudget;
import pactwatch.ingest.FetchOutcome;
import pactwatch.ingest.contract.FetchEvent.Validators;

/** What a publisher sees of us, and what we take from its answers. */
class FeedEtiquetteTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** "feed" by the reference encoder. */
    private static final byte[] BROTLI = Base64.getDecoder().decode("iwGAZmVlZAM=");

    private final HttpFeedSource source =
            new HttpFeedSource(
                    new FetchBounds(Duration.ofSeconds(5), 100_000, 2, List.of("127.0.0.0/8")),
                    new BodyBudget(100_000),
                    "Pactwatch/test (+https://pactwatch.example/)",
                    InstantSource.fixed(NOW));

    @AfterEach
    void close() {
        source.close();
    }

    private static String answer(String status, String... headers) {
        return "HTTP/1.1 %s\r\n%s\r\nConnection: close\r\n\r\n"
                .formatted(status, String.join("\r\n", headers));
    }

    private static BadServer.Answer body(byte[] body, String... headers) {
        return out -> {
            out.write(answer("200 OK", headers).getBytes(ISO_8859_1));
            out.write(body);
        };
    }

    private FetchOutcome.Body bodyOf(BadServer server) {
        FetchOutcome outcome = source.fetch(server.address(), Validators.NONE);
        assertThat(outcome).isInstanceOf(FetchOutcome.Body.class);
        return (FetchOutcome.Body) outcome;
    }

    @Test
    void echoesValidatorsOfAnyBytes() {
        String odd = "W/\"caf\u00e9 \u00ff, 'x\"";
        try (BadServer server = BadServer.answering(answer("200 OK", "ETag: " + odd) + "feed")) {
            Validators sent = bodyOf(server).validators();

            FetchOutcome _ = source.fetch(server.address(), sent);

            assertThat(server.requests().getLast()).contains("If-None-Match: " + odd + "\n");
        }
    }

    @Test
    void asksForNoFreshCopyFromCaches() {
        try (BadServer server = BadServer.answering(answer("200 OK", "X: y") + "feed")) {
            FetchOutcome.Body _ = bodyOf(server);

            assertThat(server.requests().getFirst())
                    .contains("Accept-Encoding: gzip, deflate, br")
                    .contains("Accept: application/rss+xml")
                    .doesNotContain("Cache-Control", "Pragma", "Cookie");
        }
    }

    @Test
    void undoesEveryCodingThatItAsksFor() throws IOException {
        byte[] feed = "feed".getBytes(UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(gzip)) {
            out.write(feed);
        }
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(zlib)) {
            out.write(feed);
        }
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        try (OutputStream out =
                new DeflaterOutputStream(raw, new Deflater(Deflater.BEST_SPEED, true))) {
            out.write(feed);
        }
        assertDecoded(gzip.toByteArray(), "Content-Encoding: gzip");
        assertDecoded(gzip.toByteArray(), "X-Forgot: the header");
        assertDecoded(zlib.toByteArray(), "Content-Encoding: deflate");
        assertDecoded(raw.toByteArray(), "Content-Encoding: deflate");
        assertDecoded(BROTLI, "Content-Encoding: br");
        assertDecoded(feed, "Content-Encoding: identity");
        assertDecoded(feed, "Content-Encoding: gzip");
    }

    private void assertDecoded(byte[] coded, String header) {
        try (BadServer server = BadServer.answering(body(coded, header))) {
            FetchOutcome.Body body = bodyOf(server);
            assertThat(body.bytes()).as(header).asString(UTF_8).isEqualTo("feed");
            assertThat(body.wireBytes()).isEqualTo(coded.length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void tellsWhereItMovedForGoodAndShowsValidatorsOnlyThere(int status) {
        try (BadServer target = BadServer.answering(answer("200 OK", "ETag: \"there\"") + "feed");
                BadServer origin =
                        BadServer.answering(
                                answer(status + " Moved", "Location: " + target.address()))) {
            FetchOutcome.Body body = bodyOf(origin);

            FetchOutcome _ = source.fetch(origin.address(), body.validators());

            assertThat(body.movedTo()).isEqualTo(target.address());
            assertThat(body.validators().url()).isEqualTo(target.address());
            assertThat(origin.requests().getLast()).doesNotContain("If-None-Match");
            assertThat(target.requests().getLast()).contains("If-None-Match: \"there\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void takesNoTemporaryRedirectForAMove(int status) {
        try (BadServer target = BadServer.answering(answer("200 OK", "X: y") + "feed");
                BadServer origin =
                        BadServer.answering(
                                answer(status + " Found", "Location: " + target.address()))) {
            assertThat(bodyOf(origin).movedTo()).isNull();
        }
    }

    @Test
    void takesAPermanentRedirectBehindATemporaryOneForNoMove() {
        try (BadServer target = BadServer.answering(answer("200 OK", "X: y") + "feed");
                BadServer second =
                        BadServer.answering(answer("301 Moved", "Location: " + target.address()));
                BadServer first =
                        BadServer.answering(answer("302 Found", "Location: " + second.address()))) {
            assertThat(bodyOf(first).movedTo()).isNull();
        }
    }

    @Test
    void readsHowLongAnAnswerIsFresh() {
        assertFresh(Duration.ofMinutes(10), "Cache-Control: public, max-age=600");
        assertFresh(Duration.ofSeconds(500), "Cache-Control: max-age=600", "Age: 100");
        assertFresh(
                Duration.ofHours(1),
                "Date: Thu, 01 Jan 2026 05:00:00 GMT",
                "Expires: Thu, 01 Jan 2026 06:00:00 GMT");
        assertFresh(Duration.ofMinutes(30), "Expires: Thu, 01 Jan 2026 00:30:00 GMT");
        assertFresh(Duration.ZERO, "Cache-Control: no-cache");
        assertFresh(
                Duration.ofMinutes(1),
                "Cache-Control: s-maxage=9, max-age=60",
                "Expires: Thu, 01 Jan 2026 00:30:00 GMT");
    }

    private void assertFresh(Duration expected, String... headers) {
        try (BadServer server = BadServer.answering(answer("200 OK", headers) + "feed")) {
            assertThat(bodyOf(server).freshFor())
                    .as(List.of(headers).toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    void tellsHowLongAFailingServerWantsToBeLeftAlone() {
        try (BadServer busy =
                        BadServer.answering(
                                answer("500 Fault", "Retry-After: 900", "Content-Length: 0"));
                BadServer limited =
                        BadServer.answering(
                                answer(
                                        "429 Slow",
                                        "Cache-Control: max-age=7200",
                                        "Content-Length: 0"))) {
            assertThat(source.fetch(busy.address(), Validators.NONE))
                    .isInstanceOfSatisfying(
                            FetchOutcome.Failed.class,
                            f -> assertThat(f.retryAfter()).isEqualTo(Duration.ofMinutes(15)));
            assertThat(source.fetch(limited.address(), Validators.NONE))
                    .isEqualTo(new FetchOutcome.Throttled(429, Duration.ofHours(2)));
        }
    }

    @Test
    void encodesWhatAServerForgotToEncodeInALocation() {
        URI from = URI.create("https://news.example/a/b");

        assertThat(Redirect.of(from, 301, "/n e w/\u00c3\u00a9|x").orElseThrow().target())
                .hasToString("https://news.example/n%20e%20w/%C3%A9%7Cx");
        assertThat(Redirect.of(from, 301, "http://news.example/").orElseThrow().isPermanent())
                .isFalse();
        assertThat(Redirect.of(from, 301, "javascript:alert(1)")).isEmpty();
        assertThat(Redirect.of(from, 301, "//user@host/")).isEmpty();
    }
}
