package pactwatch.local.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks for the exercise feeds to be polled now, as a person would by the API. */
public final class FeedPoke implements Runnable {

    private static final Duration ASK_MAX = Duration.ofSeconds(5);

    private final URI site;
    private final String token;

    /**
     * A poke by the gateway.
     *
     * @param site address of the gateway
     * @param token the admin token
     */
    public FeedPoke(URI site, String token) {
        this.site = site;
        this.token = token.strip();
    }

    /** Returns at once; what fails is left to the feeds' own rhythm. */
    @Override
    public void run() {
        Thread.ofVirtual().name("poke").start(this::poke);
    }

    private void poke() {
        try (HttpClient http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(ASK_MAX)
                        .build()) {
            String feeds = send(http, request("/api/feeds").GET().build());
            for (Object each : feedsOf(feeds)) {
                JsonObject feed = (JsonObject) each;
                if (String.valueOf(feed.getString("url")).contains("/exercise/")) {
                    String path = "/api/feeds/" + feed.getString("id") + "/poll";
                    send(http, request(path).POST(HttpRequest.BodyPublishers.noBody()).build());
                }
            }
        } catch (IOException e) {
            System.err.println("demo: the exercise feeds are polled later: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonArray feedsOf(@Nullable String json) {
        return json == null ? new JsonArray() : new JsonObject(json).getJsonArray("feeds");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path))
                .timeout(ASK_MAX)
                .header("Authorization", "Bearer " + token);
    }

    private static String send(HttpClient http, HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
