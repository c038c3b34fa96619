package pactwatch.analysis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pactwatch.log.Json;

/** The description of the interface against what the interface answers. */
@QuarkusTest
@QuarkusTestResource(AnalysisProfile.class)
class OpenApiIT {

    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = Json.mapper();

    /** Reads that do not end, or answer line by line. */
    private static final Set<String> STREAMS = Set.of("/api/stream", "/api/log/{topic}");

    @BeforeEach
    void awaitReady() {
        await().atMost(WITHIN)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void showsAnExampleOfEveryReadWithTheNamesThatAreAnswered() throws IOException {
        JsonNode paths =
                JSON.readTree(given().queryParam("format", "json").get("/api/openapi").asString())
                        .path("paths");
        Set<String> compared = new HashSet<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            JsonNode read = path.getValue().path("get");
            boolean isRead = path.getKey().startsWith("/api/") && !read.isMissingNode();
            if (!isRead || STREAMS.contains(path.getKey())) {
                continue;
            }
            JsonNode example = example(read);
            assertThat(example).as("example of %s", path.getKey()).isNotEmpty();
            Response answer = given().get(path.getKey().replaceAll("\\{\\w+}", "none"));
            if (answer.statusCode() == 200) {
                assertThat(names(example))
                        .as("names in the example of %s", path.getKey())
                        .isEqualTo(names(JSON.readTree(answer.asString())));
                compared.add(path.getKey());
            }
        }
        assertThat(compared)
                .contains("/api/members", "/api/coverage", "/api/rulings", "/api/replays");
    }

    private static JsonNode example(JsonNode read) throws IOException {
        JsonNode value =
                read.path("responses")
                        .path("200")
                        .path("content")
                        .path("application/json")
                        .path("examples")
                        .path("one")
                        .path("value");
        return value.isTextual() ? JSON.readTree(value.asText()) : value;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
