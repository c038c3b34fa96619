package pactwatch.ingest.rss;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
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
import pactwatch.ingest.rss.html.WebAddress;
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

    /**
     * Reads a feed; empty if the object is none.
     *
     * @param url of the document, to which relative links belong; where it is not known, they
     *     belong to the address that the feed gives of itself
     */
    Optional<ParsedFeed> read(String json, @Nullable URI url, Repairs repairs) {
        Map<String, JsonNode> head = new HashMap<>();
        Items items = new Items(new ArrayList<>(), bounds.itemsMax());
        boolean hasItems = false;
        try (JsonParser parser = mapper.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean isList = parser.nextToken() == JsonToken.START_ARRAY;
                if (name.equals("items") && isList) {
                    hasItems = true;
                    readItems(parser, items);
                } else {
                    head.put(name, mapper.readTree(parser));
                    if (name.equals("items")) {
                        repairs.addLoss("The items are no list");
                    }
                }
            }
        } catch (IOException e) {
            repairs.addLoss("The JSON breaks off or is damaged");
        }
        items.tell(repairs);
        boolean isFeed = hasItems || text(head, "version").contains("jsonfeed");
        return isFeed ? Optional.of(feed(head, items.kept, url, repairs)) : Optional.empty();
    }

    private void readItems(JsonParser parser, Items items) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                return;
            }
            if (items.isFull()) {
                items.count++;
                parser.skipChildren();
            } else {
                items.take(mapper.readTree(parser));
            }
        }
    }

    /** The items of a feed, whose lists may be several. */
    private static final class Items {

        private final List<JsonNode> kept;
        private final int max;
        private int count;
        private int notObjects;

        private Items(List<JsonNode> kept, int max) {
            this.kept = kept;
            this.max = max;
        }

        private boolean isFull() {
            return count >= max;
        }

        private void take(JsonNode item) {
            count++;
            if (item.isObject()) {
                kept.add(item);
            } else {
                notObjects++;
            }
        }

        private void tell(Repairs repairs) {
            if (count > max) {
                repairs.addLoss("Only the first %d of %d items are read".formatted(max, count));
            }
            if (notObjects > 0) {
                repairs.addLoss(
                        "What is no object was left out of the items: %d".formatted(notObjects));
            }
        }
    }

    private ParsedFeed feed(
            Map<String, JsonNode> head, List<JsonNode> items, @Nullable URI url, Repairs repairs) {
        String base = url == null ? ownAddress(head) : url.toString();
        List<String> hubs = new ArrayList<>();
        JsonNode hub = head.get("hubs");
        if (hub != null) {
            hub.forEach(h -> hubs.add(text(h, "url")));
        }
        return FeedFields.feed(
                new Title(text(head, "title"), true),
                address(text(head, "home_page_url"), base, repairs),
                text(head, "feed_url"),
                text(head, "language"),
                Terms.NONE,
                new ParsedFeed.Links(
                        orNull(text(head, "feed_url")), hubs, orNull(text(head, "next_url")), null),
                items.stream().map(i -> item(i, base, repairs)).toList(),
                repairs.sentences());
    }

    private static @Nullable String ownAddress(Map<String, JsonNode> head) {
        return Stream.of(text(head, "feed_url"), text(head, "home_page_url"))
                .filter(WebAddress::isAbsolute)
                .findFirst()
                .orElse(null);
    }

    private static ParsedFeed.Item item(JsonNode item, @Nullable String base, Repairs repairs) {
        String link = address(text(item, "url"), base, repairs);
        String external = address(text(item, "external_url"), base, repairs);
        return FeedFields.item(
                text(item, "id"),
                link.isEmpty() ? external : link,
                new Title(text(item, "title"), true),
                texts(item),
                null,
                author(item),
                text(item, "language"),
                date(item, "date_published", repairs),
                date(item, "date_modified", repairs));
    }

    private static List<String> texts(JsonNode item) {
        String plain = text(item, "content_text");
        String escaped = plain.replace("&", "&amp;").replace("<", "&lt;");
        return Stream.of(escaped, text(item, "content_html"), text(item, "summary"))
                .filter(t -> !t.isEmpty())
                .toList();
    }

    private static @Nullable String author(JsonNode item) {
        JsonNode first = item.path("authors").path(0);
        JsonNode author = first.isMissingNode() ? item.path("author") : first;
        return orNull(text(author, "name"));
    }

    private static @Nullable Instant date(JsonNode item, String field, Repairs repairs) {
        String text = text(item, field);
        Optional<Instant> date = FeedDate.parse(text);
        if (date.isEmpty() && !text.isBlank()) {
            repairs.add("The date \"" + text + "\" cannot be read");
        }
        return date.orElse(null);
    }

    private static String address(String text, @Nullable String base, Repairs repairs) {
        if (WebAddress.isHarmful(text)) {
            repairs.add("A harmful link was removed");
            return "";
        }
        String address = WebAddress.compact(text);
        return address.isEmpty() ? "" : WebAddress.resolved(base, address);
    }

    private static String text(Map<String, JsonNode> head, String field) {
        return text(head.get(field));
    }

    private static String text(JsonNode object, String field) {
        return text(object.get(field));
    }

    /** A number is a text as well (JSON Feed 1.1); null says nothing. */
    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.asText();
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
