package pactwatch.alert.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;
import pactwatch.log.Json;

/** Small bodies of requests and answers. */
final class Bodies {

    private static final ObjectMapper MAPPER = Json.mapper();

    private Bodies() {}

    /** The id of a message that was asked for. */
    record Message(String message) {}

    /** How many messages were asked for. */
    record Asked(long messages) {}

    /** A body as JSON; a missing node if there is none or it is no JSON. */
    static JsonNode read(@Nullable String body) {
        try {
            JsonNode node = body == null ? null : MAPPER.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }
}
