package pactwatch.analysis.gold;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import pactwatch.ingest.contract.Article;

/** An article as one line of JSON, with labels or without. */
public final class ArticleLine {

    private ArticleLine() {}

    /**
     * The article of a line.
     *
     * @throws IllegalArgumentException if id or published is missing
     * @throws java.time.DateTimeException if published is neither a day nor an instant
     */
    public static Article read(JsonNode item) {
        String id = required(item, "id");
        Instant published = instant(required(item, "published"));
        String text = item.path("text").asText();
        String url = item.path("url").asText();
        return new Article(
                id,
                1,
                url.isEmpty() ? null : URI.create(url),
                item.path("title").asText(),
                text.length() > Article.TEXT_LENGTH_MAX
                        ? text.substring(0, Article.TEXT_LENGTH_MAX)
                        : text,
                item.path("publisher").asText(),
                item.path("publisher").asText(),
                item.hasNonNull("lang") ? item.path("lang").asText() : null,
                published,
                published,
                published,
                "extract");
    }

    private static String required(JsonNode item, String field) {
        if (!item.hasNonNull(field) || item.path(field).asText().isBlank()) {
            throw new IllegalArgumentException("the field " + field + " is needed");
        }
        return item.path(field).asText();
    }

    /** A day, or an instant. */
    private static Instant instant(String text) {
        return text.length() <= "2024-02-22".length()
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }
}
