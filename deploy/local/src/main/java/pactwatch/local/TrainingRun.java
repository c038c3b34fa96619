package pactwatch.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Looks at every page of a demo for a while, so that the archives hold what people need first. */
final class TrainingRun {

    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/members/AM",
                    "/timeline",
                    "/contested",
                    "/search?q=Armenia",
                    "/rulings",
                    "/replay",
                    "/system",
                    "/feeds",
                    "/alerts",
                    "/alerts/sign-in",
                    "/assets/pactwatch.css",
                    "/api/members",
                    "/api/claims",
                    "/api/feeds",
                    "/api/log/pactwatch.articles?limit=100");
    private static final int ROUNDS = 5;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(2);
    private static final Duration ASK_MAX = Duration.ofSeconds(20);

    private final URI gateway;

    TrainingRun(URI gateway) {
        this.gateway = gateway;
    }

    /**
     * Asks each page some times; the demo's feeds are polled meanwhile.
     *
     * @throws IOException if the gateway does not answer
     */
    void walk() throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : PAGES) {
                    http.send(
                            HttpRequest.newBuilder(gateway.resolve(page)).timeout(ASK_MAX).build(),
                            HttpResponse.BodyHandlers.discarding());
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_ROUNDS.toMillis());
            }
        }
    }
}
