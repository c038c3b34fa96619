package pactwatch.alert.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import pactwatch.log.Json;
import pactwatch.log.TopicCatalog;

/** Puts the description of the topics together (AsyncAPI 3.0.0). */
final class AsyncApiDocument {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final String BINDING_VERSION = "0.5.0";

    /**
     * One topic.
     *
     * @param address with {@code {generation}} where there is one of each
     * @param key what the records are keyed by
     * @param events the sealed interface of its events
     * @param writers services that write to it
     * @param readers services that read from it
     */
    record Channel(
            String address,
            String key,
            Class<?> events,
            List<String> writers,
            List<String> readers) {

        String name() {
            return address.replace("pactwatch.", "").replace(".{generation}", "-of-a-generation");
        }
    }

    /**
     * One event type.
     *
     * @param examples by name, as they stand in the golden files
     */
    record Message(String type, Class<?> event, Map<String, JsonNode> examples) {}

    private final RecordSchemas schemas;
    private final SourceDocs docs;
    private final TopicCatalog catalog;
    private final ObjectNode document = MAPPER.createObjectNode();
    private final Map<String, ObjectNode> messages = new TreeMap<>();

    AsyncApiDocument(SourceDocs docs, TopicCatalog catalog) {
        this.docs = docs;
        this.catalog = catalog;
        this.schemas = new RecordSchemas(docs);
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Pactwatch: the log")
                .put("version", "1")
                .put(
                        "description",
                        "The topics that the services share. Every record is a CloudEvent 1.0 in"
                                + " binary mode: attributes in headers, the payload as JSON."
                                + " Readers ignore fields that they do not know; a type that"
                                + " nobody knows goes to the dead letters.")
                .putObject("license")
                .put("name", "Apache-2.0");
        document.put("defaultContentType", "application/json");
        document.putObject("channels");
        document.putObject("operations");
    }

    /** Adds a topic and what is written to it. */
    void add(Channel channel, List<Message> written) {
        ObjectNode node = document.withObject("/channels").putObject(channel.name());
        node.put("address", channel.address());
        node.put("description", docs.of(channel.events()).summary());
        ObjectNode byName = node.putObject("messages");
        for (Message message : written) {
            byName.putObject(message.type()).put("$ref", "#/components/messages/" + message.type());
            messages.put(message.type(), message(channel, message));
        }
        if (channel.address().contains("{generation}")) {
            node.putObject("parameters")
                    .putObject("generation")
                    .put("description", "Name of one run of one version over the whole log")
                    .putArray("examples")
                    .add("g1");
        }
        ObjectNode kafka = node.putObject("bindings").putObject("kafka");
        TopicCatalog.Entry entry = entry(channel);
        kafka.put("partitions", entry.partitions());
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        configuration.putArray("cleanup.policy").add(entry.compacted() ? "compact" : "delete");
        configuration.put(
                "retention.ms", entry.retention() == null ? -1 : entry.retention().toMillis());
        kafka.put("bindingVersion", BINDING_VERSION);
        channel.writers().forEach(w -> operation(channel, w, "send"));
        channel.readers().forEach(r -> operation(channel, r, "receive"));
    }

    private TopicCatalog.Entry entry(Channel channel) {
        String topic = channel.address().replace("{generation}", "g1");
        return catalog.topics().stream()
                .filter(t -> t.name().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not in topics.yaml: " + topic));
    }

    private void operation(Channel channel, String service, String action) {
        String verb = action.equals("send") ? "writes" : "reads";
        document.withObject("/operations")
                .putObject(service + "-" + verb + "-" + channel.name())
                .put("action", action)
                .put("title", "The " + service + " service " + verb + " " + channel.name())
                .putObject("channel")
                .put("$ref", "#/channels/" + channel.name());
    }

    private ObjectNode message(Channel channel, Message message) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", message.type());
        node.put("title", RecordSchemas.nameOf(message.event()));
        String summary = docs.of(message.event()).summary();
        if (!summary.isEmpty()) {
            node.put("summary", summary);
        }
        node.put("contentType", "application/json");
        node.putObject("headers").put("$ref", "#/components/schemas/CloudEvent");
        node.set("payload", schemas.reference(message.event()));
        ObjectNode key = node.putObject("bindings").putObject("kafka");
        key.putObject("key").put("type", "string").put("description", channel.key());
        key.put("bindingVersion", BINDING_VERSION);
        ArrayNode examples = node.putArray("examples");
        message.examples()
                .forEach((name, payload) ->
                        examples.addObject().put("name", name).set("payload", payload));
        return node;
    }

    private static ObjectNode cloudEvent() {
        ObjectNode schema = MAPPER.createObjectNode().put("type", "object");
        schema.put("description", "The attributes of CloudEvents 1.0, and what travels beside");
        ObjectNode properties = schema.putObject("properties");
        header(properties, "ce_specversion", "Always 1.0").put("const", "1.0");
        header(properties, "ce_id", "Made from content, so that repeating a step repeats it");
        header(properties, "ce_type", "Which message it is");
        header(properties, "ce_source", "Service and step that wrote it");
        header(properties, "ce_subject", "What it is about");
        header(properties, "ce_time", "When it happened in the world").put("format", "date-time");
        header(properties, "ce_recordedtime", "When it was written").put("format", "date-time");
        header(properties, "ce_causationid", "Id of the event that led to it");
        header(properties, "ce_sequence", "Ordinal among the events of the subject, from 1");
        header(properties, "ce_fetchedtime", "When the news that led to it was fetched")
                .put("format", "date-time");
        header(properties, "traceparent", "W3C Trace Context, if somebody traces");
        header(properties, "pactwatch-reached", "How far the step that wrote it had come");
        header(properties, "content-type", "Of the payload");
        schema.putArray("required")
                .add("ce_specversion")
                .add("ce_id")
                .add("ce_type")
                .add("ce_source")
                .add("ce_subject")
                .add("ce_time")
                .add("ce_recordedtime")
                .add("ce_sequence");
        return schema;
    }

    private static ObjectNode header(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    /** The whole. */
    ObjectNode document() {
        ObjectNode components = document.putObject("components");
        ObjectNode all = components.putObject("messages");
        messages.forEach(all::set);
        ObjectNode types = components.putObject("schemas");
        types.set("CloudEvent", cloudEvent());
        schemas.all().forEach(types::set);
        return document;
    }
}
