package pactwatch.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoSinkTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY =
            "{\"type\":\"alert.raised\",\"data\":{\"sentence\":\"<b>Said</b>\"}}";

    private final AtomicInteger polls = new AtomicInteger();
    private final Mailbox mailbox = new Mailbox();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        Router router = Router.router(vertx);
        new DemoSink(
                        URI.create("http://localhost:8080"),
                        mailbox,
                        polls::incrementAndGet,
                        InstantSource.system())
                .mount(router);
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, InetAddress.getLoopbackAddress().getHostAddress())
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        http.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        mailbox.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private String page() throws IOException, InterruptedException {
        return send(request("/sink").GET()).body();
    }

    private HttpResponse<String> form(String path, String name, String value)
            throws IOException, InterruptedException {
        String body = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> hook(String secret)
            throws IOException, InterruptedException, WebhookSigningException {
        long at = Instant.now().getEpochSecond();
        return send(
                request("/sink/hook")
                        .header("webhook-id", "m-1")
                        .header("webhook-timestamp", Long.toString(at))
                        .header("webhook-signature", new Webhook(secret).sign("m-1", at, BODY))
                        .POST(BodyPublishers.ofString(BODY)));
    }

    @Test
    void showsWhatCameAndWhetherItsSignatureIsGenuine() throws Exception {
        assertThat(hook(SECRET).statusCode()).isEqualTo(204);
        assertThat(page()).contains("signature not checked", "&lt;b&gt;Said&lt;/b&gt;");

        form("/sink/secret", "secret", SECRET);
        hook(SECRET);
        hook("whsec_" + "A".repeat(32));

        assertThat(page())
                .contains("signature genuine", "signature fits no secret", "came 3 times")
                .contains("http://localhost:8080/alerts")
                .doesNotContain(SECRET);
    }

    @Test
    void answersAsItIsToldTo() throws Exception {
        form("/sink/mode", "mode", "FAILS");
        assertThat(hook(SECRET).statusCode()).isEqualTo(500);
        form("/sink/mode", "mode", "MOVED");
        assertThat(hook(SECRET).headers().firstValue("Location")).contains("http://127.0.0.1:1/");
        form("/sink/mode", "mode", "GONE");
        assertThat(hook(SECRET).statusCode()).isEqualTo(410);
        form("/sink/mode", "mode", "NONSENSE");
        assertThat(hook(SECRET).statusCode()).isEqualTo(410);
        form("/sink/mode", "mode", "TAKES");
        assertThat(hook(SECRET).statusCode()).isEqualTo(204);
    }

    @Test
    void publishesStoriesInTheirOutletsFeedAndHasThemPolled() throws Exception {
        form("/sink/publish", "story", "REPORT");
        form("/sink/publish", "story", "CONFIRMATION");

        assertThat(polls).hasValue(2);
        assertThat(send(request("/exercise/first.atom").GET()).body())
                .contains("Tajikistan has suspended its membership")
                .doesNotContain("Drill Gazette saw");
        assertThat(send(request("/exercise/second.atom").GET()).body())
                .contains("Tajikistan suspended its participation");
        assertThat(page()).contains("The next report is of <b>Kyrgyzstan</b>");
    }

    @Test
    void takesNoFormFromAnotherSite() throws Exception {
        HttpResponse<String> answer =
                send(
                        request("/sink/mode")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", "cross-site")
                                .POST(BodyPublishers.ofString("mode=GONE")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(hook(SECRET).statusCode()).isEqualTo(204);
    }
}
