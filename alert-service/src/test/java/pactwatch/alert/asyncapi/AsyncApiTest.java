package pactwatch.alert.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.asyncapi.AsyncApiDocument.Channel;
import pactwatch.alert.asyncapi.AsyncApiDocument.Message;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.ingest.contract.BodyEvent;
import pactwatch.ingest.contract.FeedEvent;
import pactwatch.ingest.contract.FetchEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.Json;
import pactwatch.log.TopicCatalog;
import pactwatch.log.VitalsEvent;

/**
 * {@code deploy/asyncapi.json} says what the code writes: it is made from the event types, {@code
 * deploy/topics.yaml} and the golden files. Run with {@code -Dasyncapi.write=true} to write it.
 */
class AsyncApiTest {

    private static final ObjectMapper MAPPER =
            Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path ROOT = Path.of("..");
    private static final Path FILE = ROOT.resolve("deploy/asyncapi.json");
    private static final List<Path> MODULES =
            List.of(
                    ROOT.resolve("ingest-service/log"),
                    ROOT.resolve("ingest-service/contract"),
                    ROOT.resolve("analysis-service/contract"),
                    ROOT.resolve("alert-service"));
    private static final List<String> ALL = List.of("ingest", "analysis", "alert");
    private static final List<Channel> CHANNELS =
            List.of(
                    new Channel(
                            "pactwatch.feeds",
                            "registrable domain",
                            FeedEvent.class,
                            List.of("ingest"),
                            ALL),
                    new Channel(
                            "pactwatch.fetches",
                            "registrable domain",
                            FetchEvent.class,
                            List.of("ingest"),
                            ALL),
                    new Channel(
                            "pactwatch.items",
                            "article id",
                            ItemEvent.class,
                            List.of("ingest"),
                            List.of("ingest")),
                    new Channel(
                            "pactwatch.bodies",
                            "registrable domain",
                            BodyEvent.class,
                            List.of("ingest"),
                            List.of("ingest")),
                    new Channel(
                            "pactwatch.articles",
                            "article id",
                            ArticleEvent.class,
                            List.of("ingest"),
                            List.of("ingest", "analysis")),
                    new Channel(
                            "pactwatch.claims.{generation}",
                            "pact/member",
                            ClaimEvent.class,
                            List.of("analysis"),
                            List.of("analysis")),
                    new Channel(
                            "pactwatch.rulings",
                            "pact/member",
                            RulingEvent.class,
                            List.of("analysis"),
                            List.of("analysis")),
                    new Channel(
                            "pactwatch.statuses",
                            "pact/member",
                            StatusEvent.class,
                            List.of("analysis"),
                            List.of("analysis", "alert")),
                    new Channel(
                            "pactwatch.statuses.{generation}",
                            "pact/member",
                            StatusEvent.class,
                            List.of("analysis"),
                            List.of("analysis", "alert")),
                    new Channel(
                            "pactwatch.generations",
                            "pact",
                            GenerationEvent.class,
                            List.of("analysis"),
                            List.of("analysis")),
                    new Channel(
                            "pactwatch.subscriptions",
                            "subscription id",
                            SubscriptionEvent.class,
                            List.of("alert"),
                            List.of("alert")),
                    new Channel(
                            "pactwatch.alerts",
                            "subscription id",
                            AlertEvent.class,
                            List.of("alert"),
                            List.of("alert")),
                    new Channel(
                            "pactwatch.deliveries",
                            "subscription id",
                            DeliveryEvent.class,
                            List.of("alert"),
                            List.of("alert")),
                    new Channel(
                            "pactwatch.dead-letters",
                            "that of the record",
                            DeadLetterEvent.class,
                            ALL,
                            List.of("analysis", "alert")),
                    new Channel(
                            "pactwatch.vitals",
                            "instance",
                            VitalsEvent.class,
                            ALL,
                            List.of("analysis")));
    private static ObjectNode made;

    @BeforeAll
    static void make() throws IOException {
        AsyncApiDocument document = new AsyncApiDocument(docs(), catalog());
        Map<String, Map<String, JsonNode>> examples = examples();
        for (Channel channel : CHANNELS) {
            List<Message> messages = new ArrayList<>();
            for (Class<?> event : records(channel.events()).toList()) {
                String type = typeOf(channel.events(), event);
                messages.add(new Message(type, event, examples.getOrDefault(type, Map.of())));
            }
            document.add(channel, messages);
        }
        made = document.document();
        if (Boolean.getBoolean("asyncapi.write")) {
            Files.writeString(FILE, MAPPER.writeValueAsString(made) + "\n");
        }
    }

    private static SourceDocs docs() {
        return new SourceDocs(MODULES.stream().map(m -> m.resolve("src/main/java")).toList());
    }

    private static TopicCatalog catalog() throws IOException {
        try (InputStream yaml = Files.newInputStream(ROOT.resolve("deploy/topics.yaml"))) {
            return TopicCatalog.read(yaml);
        }
    }

    private static Stream<Class<?>> records(Class<?> events) {
        return Arrays.stream(events.getPermittedSubclasses())
                .flatMap(c -> c.isInterface() ? records(c) : Stream.of(c));
    }

    /** The wire type as the codec's own rule makes it; the golden files hold the codec to it. */
    private static String typeOf(Class<?> events, Class<?> event) {
        String noun = kebab(events.getSimpleName().replaceAll("Event$", ""));
        return "pactwatch." + noun + "." + kebab(event.getSimpleName()) + ".v1";
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    /** The payloads of all golden files, by type and name of the file. */
    private static Map<String, Map<String, JsonNode>> examples() throws IOException {
        Map<String, Map<String, JsonNode>> all = new TreeMap<>();
        for (Path module : MODULES) {
            Path folder = module.resolve("src/test/resources/golden");
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    String name = file.getFileName().toString().replaceAll("\\.(json|txt)$", "");
                    String type = name.replaceAll("(\\.v\\d+).*", "$1");
                    String text = Files.readString(file).strip();
                    String payload = text.substring(text.indexOf("{"));
                    all.computeIfAbsent(type, _ -> new TreeMap<>())
                            .put(name, MAPPER.readTree(payload));
                }
            }
        }
        return all;
    }

    private static JsonNode written() throws IOException {
        return MAPPER.readTree(FILE.toFile());
    }

    @Test
    void saysWhatTheCodeWrites() throws IOException {
        assertThat(MAPPER.writeValueAsString(written()))
                .as("deploy/asyncapi.json is out of date; -Dasyncapi.write=true writes it anew")
                .isEqualTo(MAPPER.writeValueAsString(MAPPER.readTree(made.toString())));
    }

    @Test
    void describesExactlyTheTopicsOfTheCatalogue() throws IOException {
        List<String> described =
                CHANNELS.stream().map(c -> c.address().replace("{generation}", "g1")).toList();

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        catalog().topics().stream().map(TopicCatalog.Entry::name).toList());
    }

    @Test
    void isValidByTheSchemaOfAsyncApi() throws IOException {
        try (InputStream file =
                AsyncApiTest.class.getResourceAsStream("/asyncapi/asyncapi-3.0.0.schema.json")) {
            JsonSchema schema =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(MAPPER.readTree(Objects.requireNonNull(file)));

            assertThat(schema.validate(written())).isEmpty();
        }
    }

    @Test
    void hasAValidExampleOfEveryMessage() throws IOException {
        JsonNode document = written();
        List<String> faults = new ArrayList<>();
        int examples = 0;
        for (JsonNode message : document.path("components").path("messages")) {
            assertThat(message.path("examples")).as(message.path("name").asText()).isNotEmpty();
            ObjectNode root = (ObjectNode) document.deepCopy();
            root.put("$ref", message.path("payload").path("$ref").asText());
            JsonSchema schema =
                    JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(root);
            for (JsonNode example : message.path("examples")) {
                examples++;
                schema.validate(
                                example.path("payload"),
                                c -> c.getExecutionConfig().setFormatAssertionsEnabled(true))
                        .forEach(f -> faults.add(example.path("name").asText() + ": " + f));
            }
        }

        assertThat(faults).isEmpty();
        assertThat(examples).isGreaterThan(50);
    }

    @Test
    void wouldNoticeAnExampleThatDoesNotFit() throws IOException {
        ObjectNode root = (ObjectNode) written();
        root.put("$ref", "#/components/schemas/ClaimEvent.Unsaid");
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(root);

        assertThat(schema.validate(MAPPER.readTree("{\"claim\":\"c\",\"version\":\"three\"}")))
                .hasSizeGreaterThan(1);
    }
}
