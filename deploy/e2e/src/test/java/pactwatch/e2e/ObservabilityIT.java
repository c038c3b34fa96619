package pactwatch.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the running line tells of itself, and that nothing is asked of it which it does not tell.
 */
class ObservabilityIT {

    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final List<String> SERVICES = List.of("ingest", "analysis", "alert");

    /** Prometheus makes it itself. */
    private static final String UP = "up";

    @TempDir private static Path folder;
    private static final FeedSite SITE = FeedSite.start();
    private static final WebhookReceiver RECEIVER = WebhookReceiver.start();
    private static final SpanReceiver SPANS = SpanReceiver.start();
    private static Line line;

    @BeforeAll
    static void deliverOneAlert() {
        line =
                Line.up(
                        folder.resolve("data"),
                        Map.of(
                                "PACTWATCH_INGEST_POLL_INTERVAL",
                                "PT1S",
                                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                                "true",
                                "OTEL_EXPORTER_OTLP_ENDPOINT",
                                SPANS.address(),
                                "OTEL_BSP_SCHEDULE_DELAY",
                                "200"),
                        "--no-feeds");
        JsonNode subscription =
                line.post(
                        "/api/subscriptions",
                        """
                        {"members":["TJ"],"kinds":["WITHDRAWAL"],"leastStage":"REPORTED",
                         "announced":true,"channel":{"type":"webhook","url":"%s"}}
                        """
                                .formatted(RECEIVER.address()));
        RECEIVER.trust(subscription.path("secret").asText());
        SITE.publish(
                "wire",
                new FeedSite.Item(
                        "https://desk.example/news/1",
                        "Tajikistan quits the CSTO",
                        "Tajikistan has withdrawn from the Collective Security Treaty Organization,"
                                + " President Emomali Rahmon announced on national television.",
                        Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS)));
        line.post(
                "/api/feeds",
                "{\"url\":\"%s\",\"publisher\":\"wire\",\"language\":\"en\"}"
                        .formatted(SITE.address("wire")));
        await().atMost(WITHIN).until(() -> !RECEIVER.messages().isEmpty());
        await().atMost(WITHIN).until(() -> delivered() > 0);
    }

    @AfterAll
    static void stop() {
        line.close();
        SITE.close();
        RECEIVER.close();
        SPANS.close();
    }

    private static double delivered() {
        return metrics().sum("pactwatch_delivery_attempt_seconds_count", "outcome", "delivered");
    }

    private static Metrics metrics() {
        Metrics metrics = new Metrics();
        SERVICES.forEach(s -> metrics.read(ask(s, "/q/metrics").body()));
        return metrics;
    }

    private static HttpResponse<String> ask(String service, String path) {
        return line.ask(URI.create("http://127.0.0.1:" + line.portOf(service) + path));
    }

    @Test
    void tellsTheWayOfOneAlertInFigures() {
        Metrics metrics = metrics();

        assertThat(metrics.sum("pactwatch_feeds", "health", "answering")).isEqualTo(1);
        assertThat(metrics.max("pactwatch_sources_answering")).isEqualTo(1);
        assertThat(metrics.sum("pactwatch_fetch_seconds_count", "outcome", "body")).isPositive();
        assertThat(metrics.sum("pactwatch_claims", "kind", "withdrawal")).isPositive();
        assertThat(metrics.max("pactwatch_publication_to_alert_seconds_sum"))
                .isBetween(3_600.0, 7_200.0);
        for (String topic :
                List.of(
                        "pactwatch.items",
                        "pactwatch.articles",
                        "pactwatch.claims.g1",
                        "pactwatch.statuses",
                        "pactwatch.alerts")) {
            assertThat(metrics.sum("pactwatch_fetch_to_log_seconds_sum", "topic", topic))
                    .as(topic)
                    .isPositive()
                    .isLessThan(60);
        }
        assertThat(metrics.max("pactwatch_alert_to_delivery_seconds_count")).isEqualTo(1);
        assertThat(metrics.max("pactwatch_oldest_undelivered_alert_age_seconds")).isZero();
        assertThat(metrics.sum("pactwatch_dead_letters", "state", "parked")).isZero();
        assertThat(
                        metrics.sum(
                                "pactwatch_events_appended_total",
                                "type",
                                "pactwatch.delivery.delivered.v1"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pactwatch.ingest-poll",
                "pactwatch.ingest-articles",
                "pactwatch.analysis-claims.g1",
                "pactwatch.analysis-statuses",
                "pactwatch.alert-raise",
                "pactwatch.alert-deliver"
            })
    void tellsTheLagOfEveryStep(String group) {
        await().atMost(WITHIN)
                .untilAsserted(() -> {
                    Metrics metrics = metrics();
                    assertThat(metrics.count("kafka_consumergroup_lag", "consumergroup", group))
                            .isGreaterThanOrEqualTo(6);
                    assertThat(metrics.sum("kafka_consumergroup_lag", "consumergroup", group))
                            .isZero();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "analysis", "alert"})
    void tellsReadyFromAlive(String service) throws IOException {
        JsonNode ready = JSON.readTree(ask(service, "/q/health/ready").body());
        JsonNode live = JSON.readTree(ask(service, "/q/health/live").body());

        assertThat(ready.path("status").asText()).isEqualTo("UP");
        assertThat(ready.path("checks").findValuesAsText("name")).contains("log");
        assertThat(live.path("status").asText()).isEqualTo("UP");
        assertThat(live.path("checks").findValuesAsText("name")).containsExactly("steps");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "analysis", "alert"})
    void logsJsonWhereItIsAskedTo(String service) throws IOException {
        List<String> lines =
                Files.readAllLines(folder.resolve("data/logs/" + service + ".log")).stream()
                        .filter(l -> l.startsWith("{"))
                        .toList();

        assertThat(lines).isNotEmpty();
        for (String each : lines) {
            JsonNode entry = JSON.readTree(each);
            assertThat(entry.path("service").asText()).isEqualTo("pactwatch-" + service);
            assertThat(entry.path("level").asText()).isNotEmpty();
            assertThat(entry.path("message").asText()).isNotEmpty();
        }
    }

    @Test
    void tracesOneAlertFromTheFetchToItsDelivery() {
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(way())
                                .extracting(SpanReceiver.Span::name)
                                .containsExactly(
                                        "ingest-poll",
                                        "ingest-articles",
                                        "analysis-claims.g1",
                                        "analysis-statuses",
                                        "alert-raise",
                                        "alert-deliver"));

        assertThat(way())
                .extracting(SpanReceiver.Span::trace)
                .containsOnly(way().getFirst().trace());
        assertThat(way())
                .extracting(SpanReceiver.Span::service)
                .startsWith("pactwatch-ingest", "pactwatch-ingest", "pactwatch-analysis")
                .endsWith("pactwatch-alert");
    }

    private static List<SpanReceiver.Span> way() {
        return SPANS.spans().stream()
                .filter(s -> s.name().equals("alert-deliver"))
                .findFirst()
                .map(SPANS::wayTo)
                .orElse(List.of());
    }

    @Test
    void showsTheSameOnOnePage() {
        await().atMost(WITHIN)
                .untilAsserted(() ->
                        assertThat(text(line.ask(line.address("/system")).body()))
                                .contains("1 of 1 answered")
                                .contains("100 % of 1 attempts taken")
                                .contains("0 records, of all steps")
                                .contains("1 of 1 answer They keep the log. Each of the")
                                .containsPattern(
                                        "From the alert to the receiver \\d+ ms|From the alert to"
                                                + " the receiver \\d+\\.\\d s")
                                .containsPattern("Hash [0-9a-f]{64}")
                                .contains("set-aside")
                                .contains("ingest-1 ready")
                                .contains("analysis-1 ready")
                                .contains("alert-1 ready"));
        assertThat(line.ask(line.address("/system?watched=true")).headers().firstValue("Refresh"))
                .contains("15");
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/openapi", "/api/feeds/openapi", "/api/alerts/openapi"})
    void answersAsItsDescriptionSays(String path) {
        OpenApi api =
                new OpenApi(OpenApi.parse(line.ask(line.address(path + "?format=json")).body()));

        assertThat(api.version()).startsWith("3.1");
        assertThat(api.paths()).isGreaterThan(3);
        assertThat(api.faults()).isEmpty();
        assertThat(api.plain()).isNotEmpty();
        for (OpenApi.Plain plain : api.plain()) {
            HttpResponse<String> answer = line.ask(line.address(plain.path()));
            assertThat(plain.explains(answer))
                    .as(plain.path() + " answers " + answer.statusCode())
                    .isTrue();
            assertThat(OpenApi.parse(answer.body()).isContainerNode()).as(plain.path()).isTrue();
        }
    }

    @Test
    void exposesEveryMetricThatTheDashboardsAndTheAlertRulesName() throws IOException {
        Metrics metrics = metrics();
        Set<String> known = metrics.names();
        List<String> expressions = new ArrayList<>();
        for (JsonNode panel : JSON.readTree(dashboards("pactwatch.json")).path("panels")) {
            panel.path("targets").forEach(t -> expressions.add(t.path("expr").asText()));
        }
        for (JsonNode group : YAML.readTree(dashboards("rules.yml")).path("groups")) {
            group.path("rules").forEach(r -> expressions.add(r.path("expr").asText()));
        }

        assertThat(expressions).hasSizeGreaterThan(25);
        for (String expression : expressions) {
            assertThat(Metrics.namedIn(expression)).as(expression).isNotEmpty();
            assertThat(Stream.concat(known.stream(), Stream.of(UP)).toList())
                    .as(expression)
                    .containsAll(Metrics.namedIn(expression));
            Metrics.labelsIn(expression)
                    .forEach((metric, labels) ->
                            assertThat(labels)
                                    .as(metric)
                                    .allMatch(
                                            l -> metric.equals(UP) || metrics.hasLabel(metric, l)));
        }
    }

    private static String dashboards(String name) throws IOException {
        return Files.readString(Line.root().resolve("deploy/dashboards").resolve(name));
    }
}
