package pactwatch.analysis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.analysis.cli.ReplayCommand;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.log.Append;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.TestBroker;

/** How a rebuild that cannot be done is told to those who watch it. */
@QuarkusTest
@QuarkusTestResource(AnalysisProfile.class)
class FailedReplayIT {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final String WHY = "No instance of version gone-1 runs.";

    private LogWriter log;

    @BeforeEach
    void awaitReady() {
        log = new LogWriter(TestBroker.shared().settings("failed-replay-test"), "test");
        await().atMost(WITHIN)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @AfterEach
    void close() {
        log.close();
    }

    /** Begins one of a version that nobody runs. */
    private String begin() {
        int events = given().get("/api/log/pactwatch.generations").asString().split("\n").length;
        String nothing = given().get("/api/log/pactwatch.generations").asString();
        Instant now = Instant.now();
        String name = "g-gone";
        log.append(
                Append.of(
                        GenerationEvent.TOPIC,
                        "CSTO",
                        URI.create("/test"),
                        "CSTO",
                        nothing.isBlank() ? 1 : events + 1L,
                        now,
                        now,
                        null,
                        new GenerationEvent.Started(name, "CSTO", "gone-1", List.of(), "test")));
        return name;
    }

    private static int shell(ByteArrayOutputStream told, String... args) {
        PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
        return ReplayCommand.run(args, stream, stream);
    }

    @Test
    void isToldWithItsReasonByTheInterfaceThePageAndTheShell() {
        String id = begin();
        String url = "http://localhost:" + RestAssured.port;
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        int status = watch(url, id, told);

        assertThat(told.toString(StandardCharsets.UTF_8)).contains(id + " failed:", WHY);
        assertThat(status).isEqualTo(1);
        given().get("/api/replays/" + id)
                .then()
                .statusCode(200)
                .body("state", is("FAILED"))
                .body("reason", containsString(WHY));
        given().get("/api/replays/" + id + "/diff").then().statusCode(409);
        given().get("/replay").then().body(containsString("failed"), containsString(WHY));
        told.reset();
        assertThat(shell(told, "list", "--url", url + "/")).isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).contains(id + " FAILED", WHY);
    }

    private static int watch(String url, String id, ByteArrayOutputStream told) {
        await().atMost(WITHIN)
                .untilAsserted(() -> given().get("/api/replays/" + id).then().statusCode(200));
        return shell(told, "watch", id, "--url", url);
    }

    @Test
    void saysWhatACommandMakesNoSenseFor() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();

        assertThat(shell(told, "promote")).isEqualTo(2);
        assertThat(shell(told, "prommote", "g2")).isEqualTo(2);
        assertThat(shell(told, "list", "--url", "nowhere at all")).isEqualTo(2);
        assertThat(shell(told, "list", "--token-file", "/no/such/file")).isEqualTo(2);
        assertThat(told.toString(StandardCharsets.UTF_8))
                .contains("needs the name of one rebuild", "not prommote", "no address", "token");
    }
}
