package pactwatch.analysis.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What promoting a rebuild would change, a line each. */
final class DifferenceLines {

    private static final int CLAIMS_MAX = 20;

    private DifferenceLines() {}

    /** The lines of an answer to {@code GET /api/replays/{id}/diff}. */
    static List<String> of(JsonNode diff) {
        List<String> lines = new ArrayList<>();
        JsonNode claims = diff.path("claims");
        lines.add(
                "from %s to %s: %d statuses, %d developments; claims %d gained, %d lost, %d changed, %d the same"
                        .formatted(
                                diff.path("from").asText(),
                                diff.path("to").asText(),
                                diff.path("statuses").size(),
                                diff.path("developments").size(),
                                claims.path("gained").asInt(),
                                claims.path("lost").asInt(),
                                claims.path("changed").asInt(),
                                claims.path("same").asInt()));
        diff.path("statuses").forEach(status -> lines.add(status(status)));
        diff.path("developments").forEach(development -> lines.add(development(development)));
        claims(claims, lines);
        lines.add("gold before: " + figures(diff.path("goldBefore")));
        lines.add("gold after: " + figures(diff.path("goldAfter")));
        return lines;
    }

    private static String status(JsonNode status) {
        return "status %s: %s to %s (%s)"
                .formatted(
                        status.path("member").asText(),
                        status.path("before").path("status").asText(),
                        status.path("after").path("status").asText(),
                        StreamSupport.stream(status.path("fields").spliterator(), false)
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", ")));
    }

    private static String development(JsonNode change) {
        JsonNode development = there(change);
        return "development %s %s: %s %s"
                .formatted(
                        words(change),
                        change.path("member").asText(),
                        development.path("id").asText(),
                        development.path("sentence").asText());
    }

    private static void claims(JsonNode claims, List<String> lines) {
        List<JsonNode> changes = new ArrayList<>();
        claims.path("changes").forEach(changes::add);
        for (JsonNode change : changes.subList(0, Math.min(changes.size(), CLAIMS_MAX))) {
            JsonNode claim = there(change);
            lines.add(
                    "claim %s %s: %s %s \"%s\" (%s)"
                            .formatted(
                                    words(change),
                                    claim.path("member").asText(),
                                    claim.path("kind").asText(),
                                    claim.path("assertion").asText(),
                                    claim.path("quote").asText().replaceAll("\\s+", " "),
                                    claim.path("article").path("publisherName").asText()));
        }
        int left = sum(claims) - Math.min(changes.size(), CLAIMS_MAX);
        if (left > 0) {
            lines.add("and %d more claims".formatted(left));
        }
    }

    private static int sum(JsonNode claims) {
        return claims.path("gained").asInt()
                + claims.path("lost").asInt()
                + claims.path("changed").asInt();
    }

    /** As it would be, or as it was if it is lost. */
    private static JsonNode there(JsonNode change) {
        return change.path("after").isObject() ? change.path("after") : change.path("before");
    }

    private static String words(JsonNode change) {
        return change.path("change").asText().toLowerCase(Locale.ROOT);
    }

    private static String figures(JsonNode gold) {
        return gold.isObject()
                ? "%d claims found, %d of them right, of %d that are told"
                        .formatted(
                                gold.path("found").asInt(),
                                gold.path("right").asInt(),
                                gold.path("expected").asInt())
                : "not measured";
    }
}
