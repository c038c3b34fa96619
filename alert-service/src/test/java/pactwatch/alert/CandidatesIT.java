package pactwatch.alert;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.webhook.TestReceiver;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.Topic;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;

/** What a candidate would tell is shown, and reaches nobody; on a real broker, with a receiver. */
@QuarkusTest
@QuarkusTestResource(AlertProfile.class)
class CandidatesIT {

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final String PATH = "/api/alerts/candidates/g2";

    private final TestReceiver receiver = new TestReceiver();
    private final String run = UUID.randomUUID().toString();
    private LogWriter analysis;
    private long sequence;
    private long told;

    @BeforeEach
    void awaitReady() {
        TestBroker.shared().withTopics(StatusEvent.topic("g2").name());
        analysis = new LogWriter(TestBroker.shared().settings("candidates-test"), "analysis");
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

    private void say(Topic<StatusEvent> topic, String development, Stage stage) {
        Instant now = Instant.now();
        sequence++;
        analysis.append(
                Append.of(
                        topic,
                        "CSTO/AM",
                        Samples.SOURCE,
                        "CSTO/AM/" + run,
                        sequence,
                        now,
                        now,
                        null,
                        Sample.of(development)
                                .published(now.minusSeconds(60))
                                .actual(stage)
                                .change()));
    }

    private void happens(GenerationEvent event) {
        Instant now = Instant.now();
        told++;
        analysis.append(
                Append.of(
                        GenerationEvent.TOPIC,
                        "CSTO",
                        Samples.SOURCE,
                        "CSTO",
                        told,
                        now,
                        now,
                        null,
                        event));
    }

    private static List<String> types(String subscription) {
        List<String> types = new ArrayList<>();
        List<String> all = admin().get(PATH).path("alerts.type");
        List<String> of = admin().get(PATH).path("alerts.notice.subscription");
        for (int i = 0; i < all.size(); i++) {
            if (of.get(i).equals(subscription)) {
                types.add(all.get(i));
            }
        }
        return types;
    }

    @Test
    void showsWhatItWouldTellAndTellsNobody() {
        String subscription =
                admin().contentType("application/json")
                        .body(
                                """
                                {"members":["AM"],"kinds":["SUSPENSION"],"leastStage":"REPORTED",
                                 "announced":true,"channel":{"type":"webhook","url":"%s"}}\
                                """
                                        .formatted(receiver.url()))
                        .post("/api/subscriptions")
                        .path("id");
        say(StatusEvent.TOPIC, "held-" + run, Stage.REPORTED);
        await().atMost(WITHIN).untilAsserted(() -> assertThat(receiver.requests()).hasSize(1));
        admin().get(PATH).then().statusCode(404);
        given().get(PATH).then().statusCode(401);
        happens(new GenerationEvent.Started("g2", "CSTO", "v2", List.of(), "test"));
        happens(new GenerationEvent.Built("g2", "CSTO", "abc", 1, 1, null));
        admin().get(PATH)
                .then()
                .statusCode(200)
                .body("phase", is("TELLING"))
                .body("alerts", nullValue());
        admin().get("/alerts/candidates/g2").then().body(containsString("still says"));

        say(StatusEvent.topic("g2"), "found-" + run, Stage.CORROBORATED);
        happens(new GenerationEvent.StatusesTold("g2", "CSTO"));

        admin().get(PATH).then().statusCode(200).body("phase", is("TOLD"));
        assertThat(types(subscription))
                .containsExactlyInAnyOrder("alert.cancelled", "alert.raised");
        admin().get("/alerts/candidates/g2")
                .then()
                .statusCode(200)
                .body(containsString("Alerts if g2 were promoted"))
                .body(containsString("Nothing of this is sent"));
        say(StatusEvent.TOPIC, "held-" + run, Stage.CORROBORATED);
        await().atMost(WITHIN).untilAsserted(() -> assertThat(receiver.requests()).hasSize(2));
        assertThat(receiver.requests().getLast().body()).startsWith("{\"type\":\"alert.updated\"");
        admin().get("/api/alerts?subscription=" + subscription).then().body("alerts.size()", is(2));
    }
}
