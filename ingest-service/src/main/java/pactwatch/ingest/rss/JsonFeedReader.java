package pactwatch.ingest.rss;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.contract.FetchEvent.Terms;
import pactwatch.ingest.rss.date.FeedDate;
import pactwatch.ingest.rss.xml.ParseBounds;
import pactwatch.ingest.rss.xml.Repairs;

/** Reads JSON Feed 1.0 and 1.1 item by item; one that breaks off gives the items before. */
final class JsonFeedReader {

    /** What is an element in XML takes a few tokens in JSON. */
    private static final long TOKENS_PER_ELEMENT = 5;

    private final ObjectMapper mapper;
    private final ParseBounds bounds;

    JsonFeedReader(ParseBounds bounds) {
        this.bounds = bounds;
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(bounds.depthMax())
                                        .maxStringLength(bounds.bytesMax())
                                        .maxTokenCount(TOKENS_PER_ELEMENT * bounds.elementsMax())
                                        .build())
                        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                        .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                        .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
                        .build();
        mapper = new ObjectMapper(factory);
    }

    static boolean isJson(String text) {
        return text.stripLeading().startsWith("{");
    }

    /** Reads a feed; empty if the object is none. */
    Optional<ParsedFeed> read(String json, Repairs repairs) {
        Map<String, JsonNode> head = new HashMap<>();
        List<JsonNode> items = new ArrayList<>();
        boolean hasItems = false;
        try (JsonParser parser = mapper.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
                if (name.equals("items") && isList) {
                    hasItems = true;
                    readItems(parser, items, repairs);
                } else {
                    head.put(name, mapper.readTree(parser));
                }
            }
        } catch (IOException e) {
            repairs.add("The JSON breaks off or is damaged");
        }
        boolean isFeed = hasItems || text(head, "version").contains("jsonfeed");
        return isFeed ? Optional.of(feed(head, items, repairs)) : Optional.empty();
    }

    private void readItems(JsonParser parser, List<JsonNode> items, Repairs repairs)
            throws IOException {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                return;
            }
            count++;
            if (count > bounds.itemsMax()) {
                parser.skipChildren();
            } else {
                items.add(mapper.readTree(parser));
            }
        }
        if (count > bounds.itemsMax()) {
            repairs.add(
                    "Only the first %d of %d items are read".formatted(bounds.itemsMax(), count));
        }
    }

    private ParsedFeed feed(Map<String, JsonNode> head, List<JsonNode> items, Repairs repairs) {
        List<String> hubs = new ArrayList<>();
        JsonNode hub = head.get("hubs");
        if (hub != null) {
            hub.forEach(h -> hubs.add(h.path("url").asText()));
        }
        return FeedFields.feed(
                new Title(text(head, "title"), true),
                address(text(head, "home_page_url"), repairs),
                text(head, "feed_url"),
                text(head, "language"),
                Terms.NONE,
                new ParsedFeed.Links(
                        orNull(text(head, "feed_url")), hubs, orNull(text(head, "next_url")), null),
                items.stream().filter(JsonNode::isObject).map(i -> item(i, repairs)).toList(),
                repairs.sentences());
    }

    private static ParsedFeed.Item item(JsonNode item, Repairs repairs) {
        String link = address(item.path("url").asText(), repairs);
        String external = address(item.path("external_url").asText(), repairs);
        return FeedFields.item(
                item.path("id").asText(),
                link.isEmpty() ? external : link,
                new Title(item.path("title").asText(), true),
                texts(item),
                null,
                author(item),
                item.path("language").asText(),
                date(item, "date_published", repairs),
                date(item, "date_modified", repairs));
    }

    private static List<String> texts(JsonNode item) {
        String plain = item.path("content_text").asText();
        String escaped = plain.replace("&", "&amp;").replace("<", "&lt;");
        return Stream.of(escaped, item.path("content_html").asText(), item.path("summary").asText())
                .filter(t -> !t.isEmpty())
                .toList();
    }

    private static @Nullable String author(JsonNode item) {
        JsonNode first = item.path("authors").path(0);
        JsonNode author = first.isMissingNode() ? item.path("author") : first;
        return orNull(author.path("name").asText());
    }

    private static @Nullable Instant date(JsonNode item, String field, Repairs repairs) {
        String text = item.path(field).asText();
        Optional<Instant> date = FeedDate.parse(text);
        if (date.isEmpty() && !text.isBlank()) {
            repairs.add("The date \"" + text + "\" cannot be read");
        }
        return date.orElse(null);
    }

    private static String address(String text, Repairs repairs) {
        if (text.strip().matches("(?is)(javascript|vbscript|data|file):.*")) {
            repairs.add("A harmful link was removed");
            return "";
        }
        return text.strip();
    }

    private static String text(Map<String, JsonNode> head, String field) {
        JsonNode node = head.get(field);
        return node == null || node.isNull() ? "" : node.asText();
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
