package pactwatch.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** What owners can ask for, over every channel, against a real broker, receiver and mail server. */
@QuarkusTest
@QuarkusTestResource(AlertProfile.class)
class ChannelsIT {

    private static final Duration WITHIN = Duration.ofSeconds(40);
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/alerts/\\S+)");

    private final TestReceiver receiver = new TestReceiver();
    private final String development = "c" + UUID.randomUUID();
    private final String address = development + "@desk.example";
    private LogWriter analysis;
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

    private static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    private static RequestSpecification admin() {
        return as(AlertProfile.TOKEN);
    }

    private static String draft(String channel) {
        return "{\"members\":[\"AM\"],\"kinds\":[\"SUSPENSION\"],\"channel\":%s}"
                .formatted(channel);
    }

    private String webhook() {
        return draft("{\"type\":\"webhook\",\"url\":\"" + receiver.url() + "\"}");
    }

    private void publish(Stage stage, Instant published) {
        sequence++;
        Sample sample = Sample.of(development).published(published).actual(stage);
        analysis.append(
                Append.of(
                        StatusEvent.TOPIC,
                        "CSTO/AM",
                        Samples.SOURCE,
                        "CSTO/AM/" + development,
                        sequence,
                        published,
                        Instant.now(),
                        null,
                        sample.change()));
    }

    private void publish(Stage stage) {
        publish(stage, Instant.now().minusSeconds(60));
    }

    private List<TestReceiver.Request> awaitRequests(int count) {
        await().atMost(WITHIN).untilAsserted(() -> assertThat(receiver.requests()).hasSize(count));
        return receiver.requests();
    }

    private List<MimeMessage> awaitMails(int count) {
        await().atMost(WITHIN).untilAsserted(() -> assertThat(mails()).hasSize(count));
        return mails();
    }

    private List<MimeMessage> mails() {
        return Arrays.stream(AlertProfile.MAIL.getReceivedMessages()).filter(this::isToUs).toList();
    }

    private boolean isToUs(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String link(MimeMessage mail, String path)
            throws MessagingException, IOException {
        String text = ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            if (links.group(1).startsWith(path)) {
                return links.group(1);
            }
        }
        throw new AssertionError("No link " + path + " in " + text);
    }

    @Test
    void mailsOnlyToAnAddressThatConfirmedAndThreadsAndStopsWithOneClick()
            throws MessagingException, IOException {
        String id =
                admin().body(draft("{\"type\":\"email\",\"address\":\"" + address + "\"}"))
                        .post("/api/subscriptions")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        String confirm = link(awaitMails(1).getFirst(), "/alerts/confirm/");
        publish(Stage.REPORTED);
        given().urlEncodingEnabled(false).get(confirm).then().statusCode(200);
        admin().get("/api/subscriptions/" + id).then().body("state", equalTo("UNCONFIRMED"));

        given().urlEncodingEnabled(false).post(confirm).then().statusCode(200);
        admin().get("/api/subscriptions/" + id)
                .then()
                .body("state", equalTo("ACTIVE"))
                .body("channel.address", equalTo("c…" + address.charAt(36) + "@desk.example"));
        publish(Stage.CORROBORATED);
        publish(Stage.ESTABLISHED);
        List<MimeMessage> mails = awaitMails(3);

        assertThat(mails.get(1).getSubject()).contains("Armenia");
        assertThat(mails.get(2).getHeader("References"))
                .containsExactly(mails.get(1).getMessageID());
        given().urlEncodingEnabled(false)
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("List-Unsubscribe", "One-Click")
                .post(link(mails.get(2), "/alerts/unsubscribe/"))
                .then()
                .statusCode(200);
        admin().get("/api/subscriptions/" + id).then().statusCode(404);
        given().post("/alerts/unsubscribe/" + id + "?key=wrong").then().statusCode(403);
    }

    @Test
    void neverWritesAnAddressToTheLog() {
        admin().body(draft("{\"type\":\"email\",\"address\":\"" + address + "\"}"))
                .post("/api/subscriptions")
                .then()
                .statusCode(201);

        admin().get("/api/log/pactwatch.subscriptions").then().body(not(containsString(address)));
    }

    @Test
    void runsADraftOverHistoryAndSavesNothing() {
        publish(Stage.REPORTED, Instant.parse("2024-02-22T18:00:00Z"));

        await().atMost(WITHIN)
                .untilAsserted(() ->
                        admin().body(webhook())
                                .post("/api/subscriptions/backtest")
                                .then()
                                .statusCode(200)
                                .body("weeks.week", hasItem("2024-W08"))
                                .body("weeks.messages.flatten().type", hasItem("alert.raised"))
                                .body(
                                        "weeks.messages.flatten().link",
                                        hasItem("http://localhost:8080/members/AM")));

        assertThat(receiver.requests()).isEmpty();
        admin().body("{}").post("/api/subscriptions/backtest").then().statusCode(400);
    }

    @Test
    void sendsATestThatIsSignedAndFitsTheSchema() {
        Response created = admin().body(webhook()).post("/api/subscriptions");
        String id = created.path("id");

        admin().post("/api/subscriptions/" + id + "/test").then().statusCode(202);

        TestReceiver.Request request = awaitRequests(1).getFirst();
        assertThat(request.isSignedWith(created.path("secret"))).isTrue();
        assertThat(request.body()).startsWith("{\"type\":\"service.test\"");
    }

    @Test
    void signsWithBothSecretsWhileOneIsChangedOver() {
        Response created = admin().body(webhook()).post("/api/subscriptions");
        String id = created.path("id");
        String fresh =
                admin().post("/api/subscriptions/" + id + "/rotate")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("secret");

        publish(Stage.REPORTED);

        TestReceiver.Request request = awaitRequests(1).getFirst();
        assertThat(fresh).isNotEqualTo(created.<String>path("secret"));
        assertThat(request.isSignedWith(fresh)).isTrue();
        assertThat(request.isSignedWith(created.path("secret"))).isTrue();
    }

    @Test
    void sendsARangeOnceMoreUnderTheSameIds() {
        String id = admin().body(webhook()).post("/api/subscriptions").path("id");
        publish(Stage.REPORTED);
        publish(Stage.CORROBORATED);
        publish(Stage.ESTABLISHED);
        List<String> first = awaitRequests(3).stream().map(TestReceiver.Request::id).toList();
        awaitOutcomes(id, "delivered", "delivered", "delivered");

        admin().body("{\"from\":2,\"to\":3}")
                .post("/api/subscriptions/" + id + "/redeliver")
                .then()
                .statusCode(202)
                .body("messages", equalTo(2));

        assertThat(awaitRequests(5).subList(3, 5))
                .extracting(TestReceiver.Request::id)
                .containsExactly(first.get(1), first.get(2));
        admin().body("{\"undelivered\":true}")
                .post("/api/subscriptions/" + id + "/redeliver")
                .then()
                .statusCode(202);
        publish(Stage.REPORTED);
        assertThat(awaitRequests(6)).hasSize(6);
    }

    private void awaitOutcomes(String id, String... outcomes) {
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        admin().get("/api/subscriptions/" + id + "/deliveries")
                                .then()
                                .body("deliveries.outcome", equalTo(List.of(outcomes))));
    }

    @Test
    void keepsWhatIsRaisedInASilenceAndSendsItWhenThatEnds() {
        String id = admin().body(webhook()).post("/api/subscriptions").path("id");
        String until = Instant.now().plus(Duration.ofHours(1)).toString();
        admin().body("{\"until\":\"" + until + "\"}")
                .post("/api/subscriptions/" + id + "/silence")
                .then()
                .statusCode(200);
        publish(Stage.REPORTED);
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        admin().get("/api/alerts?subscription=" + id)
                                .then()
                                .body("alerts.size()", equalTo(1)));
        assertThat(receiver.requests()).isEmpty();

        String now = Instant.now().toString();
        admin().body("{\"until\":\"" + now + "\"}")
                .post("/api/subscriptions/" + id + "/silence")
                .then()
                .statusCode(200);

        assertThat(awaitRequests(2))
                .extracting(r -> r.body().substring(0, 30))
                .anyMatch(b -> b.contains("alert.raised"))
                .anyMatch(b -> b.contains("service.silence-ended"));
    }

    @Test
    void showsOwnersOnlyWhatIsTheirs() {
        String token =
                admin().body("{\"owner\":\"risk-desk\"}")
                        .post("/api/subscriptions/owners")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("token");
        String ours = admin().body(webhook()).post("/api/subscriptions").path("id");
        String theirs = as(token).body(webhook()).post("/api/subscriptions").path("id");

        as(token).get("/api/subscriptions").then().body("subscriptions.id", hasItem(theirs));
        as(token).get("/api/subscriptions").then().body("subscriptions.id", not(hasItem(ours)));
        as(token).get("/api/subscriptions/" + ours).then().statusCode(404);
        as(token).delete("/api/subscriptions/" + ours).then().statusCode(404);
        as(token).get("/api/log/pactwatch.alerts").then().statusCode(403);
        as(token + "x").get("/api/subscriptions").then().statusCode(401);
        admin().get("/api/subscriptions/" + theirs).then().body("owner", equalTo("risk-desk"));
        given().cookie("pactwatch_token", token)
                .get("/alerts/subscriptions/" + ours)
                .then()
                .statusCode(404);
    }

    @Test
    void putsWhatIsCalledWrongIntoTheAnalystsQueue() {
        String id = admin().body(webhook()).post("/api/subscriptions").path("id");
        publish(Stage.REPORTED);
        awaitRequests(1);

        admin().body(
                        "{\"subscription\":\"%s\",\"sequence\":1,\"verdict\":\"WRONG\",\"comment\":\"It was an exercise.\"}"
                                .formatted(id))
                .post("/api/alerts/answers")
                .then()
                .statusCode(202);

        await().atMost(WITHIN)
                .untilAsserted(() ->
                        admin().get("/api/alerts/answers?verdict=WRONG")
                                .then()
                                .body("answers.answer.subscription", hasItem(id)));
        given().cookie("pactwatch_token", AlertProfile.TOKEN)
                .get("/alerts/queue")
                .then()
                .body(containsString("It was an exercise."));
    }

    @Test
    void servesTheFeedOfASubscriptionWithOneEntryAnAlert() {
        String id =
                admin().body(draft("{\"type\":\"atom\"}")).post("/api/subscriptions").path("id");
        publish(Stage.REPORTED);
        publish(Stage.CORROBORATED);
        String page =
                given().cookie("pactwatch_token", AlertProfile.TOKEN)
                        .get("/alerts/subscriptions/" + id)
                        .asString();
        Matcher link = Pattern.compile("(/alerts/feeds/[0-9a-f]+\\?key=[\\w-]+)").matcher(page);
        assertThat(link.find()).isTrue();
        String feed = link.group(1);

        await().atMost(WITHIN)
                .untilAsserted(() ->
                        given().get(feed)
                                .then()
                                .statusCode(200)
                                .contentType("application/atom+xml")
                                .body("feed.entry.size()", equalTo(1))
                                .body("feed.entry.title", containsString("Updated: Armenia")));
        String tag = given().get(feed).header("ETag");
        given().header("If-None-Match", tag).get(feed).then().statusCode(304);
        given().get("/alerts/feeds/" + id + "?key=wrong").then().statusCode(404);
    }

    @Test
    void servesTheFeedOfAMemberToEverybody() {
        given().get("/alerts/feeds/members/AM")
                .then()
                .statusCode(200)
                .body("feed.id", equalTo("tag:pactwatch,2026:member/AM"));
        given().get("/alerts/feeds/members/XX").then().statusCode(404);
    }

    @Test
    void servesItsSchemaToEverybody() {
        given().get("/api/alerts/schema/v1")
                .then()
                .statusCode(200)
                .contentType("application/schema+json");
        given().get("/api/alerts/schema/v2").then().statusCode(404);
    }

    @Test
    void showsABacktestOnThePageBeforeAnythingIsSaved() {
        publish(Stage.REPORTED, Instant.parse("2024-02-22T18:00:00Z"));

        await().atMost(WITHIN)
                .untilAsserted(() ->
                        given().cookie("pactwatch_token", AlertProfile.TOKEN)
                                .header("Sec-Fetch-Site", "same-origin")
                                .formParam("id", "1".repeat(32))
                                .formParam("members", "AM")
                                .formParam("kinds", "SUSPENSION")
                                .formParam("leastStage", "REPORTED")
                                .formParam("channel", "sse")
                                .post("/alerts/backtest")
                                .then()
                                .statusCode(200)
                                .body(containsString("What this would have sent"))
                                .body(containsString("Week of 19 Feb 2024"))
                                .body(
                                        containsString(
                                                "name=\"id\" value=\"" + "1".repeat(32) + "\"")));
        admin().get("/api/subscriptions/" + "1".repeat(32)).then().statusCode(404);
    }
}
