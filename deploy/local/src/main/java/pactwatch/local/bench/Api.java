package pactwatch.local.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The API of a Pactwatch that runs, with the admin token. */
public final class Api {

    private static final Duration ASK_MAX = Duration.ofSeconds(30);

    private final URI url;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * The API at an address.
     *
     * @param token that writes need
     */
    public Api(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    /**
     * Posts a body.
     *
     * @throws IOException if the answer is no success
     */
    public JsonObject post(String path, JsonObject body) throws IOException, InterruptedException {
        return post(path, "application/json", body.encode());
    }

    /**
     * Posts a list of feeds.
     *
     * @throws IOException if the answer is no success
     */
    public JsonObject postOpml(String path, String opml) throws IOException, InterruptedException {
        return post(path, "text/x-opml", opml);
    }

    private JsonObject post(String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(ASK_MAX)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().startsWith("{") ? new JsonObject(answer.body()) : new JsonObject();
    }
}
