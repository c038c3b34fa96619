package pactwatch.bench.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import pactwatch.ingest.contract.Article;
import pactwatch.log.Json;

/** Articles of one language from the project's own gold: its items, and long ones made of them. */
final class Corpus {

    private static final int ARTICLE_CHARS = 8_192;
    private static final int SENTENCES_MIN = 3;

    private Corpus() {}

    /** Items of three sentences or more. */
    static List<Article> items(String language) {
        List<Article> items = new ArrayList<>();
        for (String line : lines("/gold/csto/own." + language + "-4.jsonl")) {
            Article article = article(line, language);
            if (article.text().split("[.!?] ", -1).length >= SENTENCES_MIN) {
                items.add(article);
            }
        }
        return items;
    }

    /** Articles of 8,192 characters: items one after the other, under the title of the first. */
    static List<Article> articles(String language) {
        List<Article> articles = new ArrayList<>();
        List<Article> items = items(language);
        StringBuilder text = new StringBuilder();
        for (Article item : items) {
            text.append(item.text()).append('\n');
            if (text.length() >= ARTICLE_CHARS) {
                articles.add(with(item.title(), text.substring(0, ARTICLE_CHARS), item));
                text.setLength(0);
            }
        }
        return articles;
    }

    private static List<String> lines(String resource) {
        try (InputStream file = Corpus.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + resource);
            }
            return new BufferedReader(new InputStreamReader(file, UTF_8))
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The gold cannot be read: " + resource, e);
        }
    }

    private static Article article(String line, String language) {
        try {
            JsonNode item = Json.mapper().readTree(line);
            Instant published =
                    LocalDate.parse(item.path("published").asText())
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC);
            return article(
                    item.path("id").asText(),
                    item.path("title").asText(),
                    item.path("text").asText(),
                    language,
                    published);
        } catch (IOException e) {
            throw new IllegalStateException("A line of the gold is no JSON", e);
        }
    }

    private static Article with(String title, String text, Article item) {
        return article(item.id(), title, text, String.valueOf(item.language()), item.published());
    }

    private static Article article(
            String id, String title, String text, String language, Instant published) {
        return new Article(
                id,
                1,
                null,
                title,
                text,
                "bench.example",
                "Bench",
                language,
                published,
                published,
                published,
                "bench");
    }
}
