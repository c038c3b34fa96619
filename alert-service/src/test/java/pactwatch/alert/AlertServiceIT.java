package pactwatch.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.webhook.TestReceiver;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;

/** The whole service on a real broker, with a real receiver. */
@QuarkusTest
@QuarkusTestResource(AlertProfile.class)
class AlertServiceIT {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final TestReceiver receiver = new TestReceiver();
    private LogWriter analysis;
    private final String development = "d" + UUID.randomUUID();
    private long sequence;

    @BeforeEach
    void awaitReady() {
        analysis = new LogWriter(TestBroker.shared().settings("test"), "analysis");
        await().atMost(WITHIN)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        receiver.close();
        analysis.close();
    }

    private static RequestSpecification admin() {
        return given().header("Authorization", "Bearer " + AlertProfile.TOKEN);
    }

    private Response subscribe(String channel) {
        return admin().contentType("application/json")
                .body(
                        """
                        {"members":["AM"],"kinds":["SUSPENSION","WITHDRAWAL"],
                         "leastStage":"REPORTED","announced":true,"channel":%s}\
                        """
                                .formatted(channel))
                .post("/api/subscriptions");
    }

    private Response subscribeWebhook() {
        return subscribe("{\"type\":\"webhook\",\"url\":\"" + receiver.url() + "\"}");
    }

    private void publish(Stage stage) {
        Sample sample =
                Sample.of(development).published(Instant.now().minusSeconds(60)).actual(stage);
        sequence++;
        analysis.append(
                Append.of(
                        StatusEvent.TOPIC,
                        "CSTO/AM",
                        Samples.SOURCE,
                        "CSTO/AM/" + development,
                        sequence,
                        Instant.now(),
                        Instant.now(),
                        null,
                        sample.change()));
    }

    private List<TestReceiver.Request> awaitRequests(int count) {
        await().atMost(WITHIN).untilAsserted(() -> assertThat(receiver.requests()).hasSize(count));
        return receiver.requests();
    }

    @Test
    void sendsOneSignedWebhookForAChangeWhateverIsRepeated() {
        Response created = subscribeWebhook();
        created.then().statusCode(201).header("Location", startsWith("http"));
        String secret = created.path("secret");
        String id = created.path("id");

        publish(Stage.REPORTED);
        publish(Stage.REPORTED);
        publish(Stage.CORROBORATED);
        List<TestReceiver.Request> requests = awaitRequests(2);

        assertThat(requests).allMatch(r -> r.isSignedWith(secret));
        assertThat(requests.getFirst().body())
                .startsWith("{\"type\":\"alert.raised\"")
                .contains("\"sequence\":1", "\"exercise\":true", "EXERCISE: ");
        assertThat(requests.getLast().body())
                .startsWith("{\"type\":\"alert.updated\"")
                .contains("\"sequence\":2", "\"changes\":[\"STAGE\"]");
        assertThat(requests).extracting(TestReceiver.Request::id).doesNotHaveDuplicates();
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        admin().get("/api/subscriptions/" + id + "/deliveries")
                                .then()
                                .statusCode(200)
                                .body(
                                        "deliveries.outcome",
                                        equalTo(List.of("delivered", "delivered"))));
    }

    @Test
    void triesAgainUnderTheSameIdUntilTheReceiverRecovers() {
        receiver.answerWith(TestReceiver.Answer.status(500));
        String id = subscribeWebhook().path("id");
        publish(Stage.REPORTED);
        awaitRequests(1);
        receiver.answerWith(TestReceiver.Answer.status(204));

        List<TestReceiver.Request> requests = awaitRequests(2);

        assertThat(requests)
                .extracting(TestReceiver.Request::id)
                .containsOnly(requests.get(0).id());
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        admin().get("/api/subscriptions/" + id + "/deliveries")
                                .then()
                                .body(
                                        "deliveries.outcome",
                                        equalTo(List.of("delivered", "attempted"))));
    }

    @Test
    void pausesASubscriptionWhoseReceiverIsGoneAndSendsTheRestOnceResumed() {
        receiver.answerWith(TestReceiver.Answer.status(410));
        String id = subscribeWebhook().path("id");
        publish(Stage.REPORTED);
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        admin().get("/api/subscriptions/" + id)
                                .then()
                                .body("state", equalTo("PAUSED"))
                                .body("pauseReason", containsString("410")));
        receiver.answerWith(TestReceiver.Answer.status(204));
        publish(Stage.CORROBORATED);

        admin().post("/api/subscriptions/" + id + "/resume").then().statusCode(200);

        assertThat(awaitRequests(2).getLast().body()).contains("alert.updated");
    }

    @Test
    void raisesNothingForHistory() {
        String id = subscribeWebhook().path("id");
        Sample old =
                Sample.of("old-" + development).published(Instant.now().minusSeconds(8 * 86_400));
        analysis.append(
                Append.of(
                        StatusEvent.TOPIC,
                        "CSTO/AM",
                        Samples.SOURCE,
                        "CSTO/AM/old/" + development,
                        1,
                        Instant.now(),
                        Instant.now(),
                        null,
                        old.change()));
        publish(Stage.REPORTED);
        awaitRequests(1);

        admin().get("/api/alerts?subscription=" + id)
                .then()
                .body("alerts.size()", equalTo(1))
                .body("alerts[0].notice.development", equalTo(development));
    }

    @Test
    void streamsAlertsAndResumesAfterTheLastOneSeen() {
        String id = subscribe("{\"type\":\"sse\"}").path("id");
        try (StreamReader live = new StreamReader(id, null)) {
            live.awaitLines("retry: 2000");
            publish(Stage.REPORTED);
            publish(Stage.CORROBORATED);
            live.awaitLines("id: 1", "event: alert.raised", "id: 2", "event: alert.updated");
            live.awaitLines(": still here");
        }

        try (StreamReader resumed = new StreamReader(id, "1")) {
            resumed.awaitLines("id: 2");
            assertThat(resumed.lines).doesNotContain("id: 1");
        }
    }

    /** Reads a stream on a thread of its own until it is closed. */
    private static final class StreamReader implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

        StreamReader(String subscription, @Nullable String last) {
            String address =
                    "http://localhost:%d/api/alerts/stream?subscription=%s"
                            .formatted(RestAssured.port, subscription);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address))
                            .header("Authorization", "Bearer " + AlertProfile.TOKEN);
            if (last != null) {
                request.header("Last-Event-ID", last);
            }
            Thread.ofVirtual().start(() -> read(request.build()));
        }

        private void read(HttpRequest request) {
            try (Stream<String> read =
                    client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
                read.forEach(lines::add);
            } catch (IOException | UncheckedIOException _) {
                // The reader left.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        void awaitLines(String... expected) {
            await().atMost(WITHIN).untilAsserted(() -> assertThat(lines).contains(expected));
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }

    @Test
    void streamsItsOwnTopicsWithoutAnySecretToThoseWithTheToken() {
        String secret = subscribeWebhook().path("secret");

        admin().get("/api/log/pactwatch.subscriptions")
                .then()
                .statusCode(200)
                .body(containsString("pactwatch.subscription.created.v1"))
                .body(not(containsString(secret)));
        given().get("/api/log/pactwatch.subscriptions").then().statusCode(401);
        admin().get("/api/log/pactwatch.articles").then().statusCode(404);
    }

    @Test
    void letsNobodyInWithoutTheToken() {
        given().get("/api/subscriptions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        given().header("Authorization", "Bearer wrong").get("/api/alerts").then().statusCode(401);
        given().get("/alerts").then().statusCode(401).body(containsString("Admin token"));
    }

    @Test
    void saysWhichFieldIsWrongAndWhatIsAllowed() {
        subscribe("{\"type\":\"pigeon\"}")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItem("channel.type"))
                .body("detail", containsString("webhook, email, sse, atom"));
        admin().contentType("application/json")
                .body("{nonsense")
                .post("/api/subscriptions")
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("body"));
    }

    @Test
    void answers409ToAWriteThatExpectsAnotherSequence() {
        String id = subscribe("{\"type\":\"sse\"}").path("id");
        admin().get("/api/subscriptions/" + id).then().header("ETag", "\"1\"");

        admin().header("If-Match", "\"1\"")
                .post("/api/subscriptions/" + id + "/pause")
                .then()
                .statusCode(200)
                .body("sequence", equalTo(2));
        admin().header("If-Match", "\"1\"")
                .delete("/api/subscriptions/" + id)
                .then()
                .statusCode(409);
        admin().header("If-Match", "\"2\"")
                .delete("/api/subscriptions/" + id)
                .then()
                .statusCode(200);
        admin().get("/api/subscriptions/" + id).then().statusCode(404);
    }

    @Test
    void takesNoWriteFromAnotherSiteThroughASignedInBrowser() {
        given().cookie("pactwatch_token", AlertProfile.TOKEN)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body("{}")
                .post("/api/subscriptions")
                .then()
                .statusCode(403);
        given().cookie("pactwatch_token", AlertProfile.TOKEN)
                .header("Origin", "https://evil.example")
                .formParam("token", AlertProfile.TOKEN)
                .post("/alerts/sign-in")
                .then()
                .statusCode(403);
    }

    private static RequestSpecification browser() {
        return given().cookie("pactwatch_token", AlertProfile.TOKEN)
                .header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false);
    }

    @Test
    void signsInWithTheTokenAndSetsACookieThatScriptsCannotRead() {
        given().header("Sec-Fetch-Site", "same-origin")
                .formParam("token", "wrong")
                .post("/alerts/sign-in")
                .then()
                .statusCode(401)
                .body(containsString("That is not the token"));

        given().header("Sec-Fetch-Site", "same-origin")
                .redirects()
                .follow(false)
                .formParam("token", AlertProfile.TOKEN)
                .post("/alerts/sign-in")
                .then()
                .statusCode(303)
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"))
                .header("Set-Cookie", containsString("Path=/"));
    }

    @Test
    void subscribesByPageShowsTheSecretOnceAndTheAlertThen() {
        String page = browser().get("/alerts").then().statusCode(200).extract().asString();
        assertThat(page).contains("<p class=\"demo\">DEMO</p>", "Kazakhstan", "Withdrawal");
        String id = page.split("name=\"id\" value=\"", 2)[1].substring(0, 32);

        openByForm(id)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("whsec_"));
        openByForm(id).then().statusCode(200).body(not(containsString("whsec_")));

        publish(Stage.REPORTED);
        awaitRequests(1);
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        browser()
                                .get("/alerts/subscriptions/" + id)
                                .then()
                                .body(containsString("Delivered"))
                                .body(containsString("<strong class=\"exercise\">EXERCISE"))
                                .body(containsString("we froze our participation")));
        browser()
                .get("/alerts/live?subscription=" + id)
                .then()
                .statusCode(200)
                .body(containsString("we froze our participation"));
        browser()
                .get("/alerts/live/card?sequence=1&subscription=" + id)
                .then()
                .statusCode(200)
                .body(startsWith("<article"))
                .body(containsString("we froze our participation"));
        browser().get("/alerts/live/card?sequence=2&subscription=" + id).then().statusCode(404);
        browser().post("/alerts/subscriptions/" + id + "/pause").then().statusCode(303);
        browser().get("/alerts").then().body(containsString("paused"));
        browser().post("/alerts/subscriptions/" + id + "/remove").then().statusCode(303);
        browser().get("/alerts/subscriptions/" + id).then().statusCode(404);
    }

    private Response openByForm(String id) {
        return browser()
                .formParam("id", id)
                .formParam("members", "AM")
                .formParam("kinds", "SUSPENSION")
                .formParam("leastStage", "REPORTED")
                .formParam("announced", "true")
                .formParam("channel", "webhook")
                .formParam("url", receiver.url().toString())
                .post("/alerts/subscriptions");
    }

    @Test
    void showsTheFormAgainWithWhatIsWrong() {
        browser()
                .formParam("id", "0".repeat(32))
                .formParam("leastStage", "REPORTED")
                .formParam("channel", "webhook")
                .formParam("url", "javascript:alert(1)")
                .post("/alerts/subscriptions")
                .then()
                .statusCode(400)
                .body(containsString("<code>channel.url</code>"))
                .body(containsString("<code>kinds</code>"));
    }

    @Test
    void servesItsScriptAndStyle() {
        for (String asset : List.of("live.js", "alerts.css")) {
            given().get("/alerts/assets/" + asset).then().statusCode(200);
        }
    }

    @Test
    void changesASubscriptionByPageUnlessSomebodyElseDidMeanwhile() {
        String page = browser().get("/alerts").then().extract().asString();
        String id = page.split("name=\"id\" value=\"", 2)[1].substring(0, 32);
        openByForm(id);

        browser()
                .get("/alerts/subscriptions/" + id + "/edit")
                .then()
                .statusCode(200)
                .body(containsString("value=\"AM\" checked"))
                .body(containsString("name=\"sequence\" value=\"1\""))
                .body(containsString("value=\"SUSPENSION\" checked"))
                .body(not(containsString("value=\"WITHDRAWAL\" checked")));
        changeByForm(id, 1, "WITHDRAWAL").then().statusCode(303);
        changeByForm(id, 1, "BOYCOTT").then().statusCode(409);
        changeByForm(id, 2, "NONSENSE").then().statusCode(400).body(containsString("kinds"));

        browser()
                .get("/alerts/subscriptions/" + id)
                .then()
                .body(containsString("Kazakhstan: withdrawal; at least reported by one source"))
                .body(containsString("Not from 22:00 to 07:00 (Asia/Yerevan); a heartbeat every"))
                .body(containsString(receiver.url().toString()));
    }

    private static Response changeByForm(String id, int sequence, String kind) {
        return browser()
                .formParam("id", id)
                .formParam("sequence", sequence)
                .formParam("members", "KZ")
                .formParam("kinds", kind)
                .formParam("leastStage", "REPORTED")
                .formParam("quietFrom", "22:00")
                .formParam("quietTo", "07:00")
                .formParam("zone", "Asia/Yerevan")
                .formParam("heartbeat", "true")
                .post("/alerts/subscriptions/" + id + "/edit");
    }
}
