package pactwatch.alert.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.desk.Draft;
import pactwatch.log.Json;

/** Reads a draft from a JSON body; a field of the wrong type is a fault of that field. */
final class DraftReader {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final int ITEMS_MAX = 100;

    private final List<Draft.Fault> faults = new ArrayList<>();
    private final JsonNode body;

    private DraftReader(JsonNode body) {
        this.body = body;
    }

    /** A whole draft. */
    static Draft.Checked read(String body) {
        return read(body, false);
    }

    /** What of a draft can be changed; the channel stays and need not be named. */
    static Draft.Checked readChange(String body) {
        return read(body, true);
    }

    private static Draft.Checked read(String body, boolean keepsChannel) {
        try {
            if (!(MAPPER.readTree(body) instanceof ObjectNode node)) {
                return bad("body", "A JSON object");
            }
            if (keepsChannel) {
                node.putObject("channel").put("type", "sse");
            }
            return new DraftReader(node).check();
        } catch (JsonProcessingException _) {
            return bad("body", "A JSON object; this is no JSON");
        }
    }

    private static Draft.Checked bad(String field, String detail) {
        return new Draft.Checked.Bad(List.of(new Draft.Fault(field, detail)));
    }

    private Draft.Checked check() {
        Draft.Raw raw =
                new Draft.Raw(
                        texts("members"),
                        texts("kinds"),
                        texts("forms"),
                        text("leastStage", body.get("leastStage")),
                        flag("announced"),
                        text("channel.type", body.path("channel").get("type")),
                        text("channel.url", body.path("channel").get("url")),
                        text("channel.address", body.path("channel").get("address")),
                        new Draft.RawPreferences(
                                text("quietHours.from", body.path("quietHours").get("from")),
                                text("quietHours.to", body.path("quietHours").get("to")),
                                text("quietHours.zone", body.path("quietHours").get("zone")),
                                flag("heartbeat")));
        return faults.isEmpty() ? Draft.check(raw) : new Draft.Checked.Bad(List.copyOf(faults));
    }

    private @Nullable List<String> texts(String field) {
        JsonNode node = body.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isArray() || node.size() > ITEMS_MAX) {
            faults.add(new Draft.Fault(field, "A list of texts, at most " + ITEMS_MAX));
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode item : node) {
            if (item.isTextual()) {
                texts.add(item.textValue());
            } else {
                faults.add(new Draft.Fault(field, "A list of texts"));
            }
        }
        return texts;
    }

    private @Nullable String text(String field, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            faults.add(new Draft.Fault(field, "A text"));
            return null;
        }
        return node.textValue();
    }

    private @Nullable Boolean flag(String field) {
        JsonNode node = body.get(field);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            faults.add(new Draft.Fault(field, "true or false"));
            return null;
        }
        return node.booleanValue();
    }
}
