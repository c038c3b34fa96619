package pactwatch.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One description of an interface (OpenAPI 3.1), and what is to be said against it. */
final class OpenApi {

    /** What can be asked for by its path alone, and how it is answered. */
    record Plain(String path, JsonNode responses) {

        /** Whether its status is described, or it is a problem (RFC 9457) of the caller's. */
        boolean explains(HttpResponse<String> answer) {
            String type = answer.headers().firstValue("Content-Type").orElse("");
            boolean isProblem =
                    answer.statusCode() / 100 == 4 && type.startsWith("application/problem+json");
            return isProblem || responses.has(Integer.toString(answer.statusCode()));
        }

        private boolean isJson() {
            JsonNode content = responses.path("200").path("content");
            return content.has("application/json") && !content.has("text/event-stream");
        }
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CHECKED = "x-checked";

    private final JsonNode document;
    private int examples;

    OpenApi(JsonNode document) {
        this.document = document;
    }

    String version() {
        return document.path("openapi").asText();
    }

    int paths() {
        return document.path("paths").size();
    }

    /** How many examples {@link #faults} has looked at. */
    int examples() {
        return examples;
    }

    /** References that lead nowhere, and examples that do not fit their schema. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        look("#", document, faults);
        return faults;
    }

    private void look(String place, JsonNode node, List<String> faults) {
        JsonNode reference = node.path("$ref");
        if (reference.isTextual() && document.at(reference.asText().substring(1)).isMissingNode()) {
            faults.add(place + ": " + reference.asText() + " leads nowhere");
        }
        if (node.has("schema")) {
            check(place, node.path("schema"), node.path("example"), faults);
            for (Map.Entry<String, JsonNode> named : node.path("examples").properties()) {
                JsonNode example = resolved(named.getValue());
                check(place, node.path("schema"), example.path("value"), faults);
            }
        } else if (node.has("type") && node.path("examples").isArray()) {
            node.path("examples").forEach(e -> check(place, node, e, faults));
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            if (!child.getKey().equals("example") && !child.getKey().equals("examples")) {
                look(place + "/" + child.getKey(), child.getValue(), faults);
            }
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            look(place + "/" + i, node.get(i), faults);
        }
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? document.at(reference.asText().substring(1)) : node;
    }

    private void check(String place, JsonNode schema, JsonNode example, List<String> faults) {
        if (!example.isMissingNode()) {
            examples++;
            faultsOf(schema, example).forEach(f -> faults.add(place + ": " + f));
        }
    }

    /** What of a value does not fit a schema of this description. */
    private List<String> faultsOf(JsonNode schema, JsonNode value) {
        ObjectNode root = (ObjectNode) document.deepCopy();
        root.set(CHECKED, schema);
        root.put("$ref", "#/" + CHECKED);
        JsonSchema checked =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(root);
        return checked.validate(withoutNulls(value)).stream().map(Object::toString).toList();
    }

    /** Null counts as absent: the descriptions do not say what may be null. */
    private static JsonNode withoutNulls(JsonNode node) {
        JsonNode copy = node.deepCopy();
        removeNulls(copy);
        return copy;
    }

    private static void removeNulls(JsonNode node) {
        node.properties().removeIf(field -> field.getValue().isNull());
        node.forEach(OpenApi::removeNulls);
    }

    /** Everything that is answered with JSON to a GET without a parameter. */
    List<Plain> plain() {
        List<Plain> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            JsonNode get = path.getValue().path("get");
            Plain plain = new Plain(path.getKey(), get.path("responses"));
            if (!get.isMissingNode()
                    && !path.getKey().contains("{")
                    && plain.isJson()
                    && !needs(get)) {
                all.add(plain);
            }
        }
        return all;
    }

    private static boolean needs(JsonNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("required").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
