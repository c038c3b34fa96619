package pactwatch.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.GenerationEvent.Figures;
import pactwatch.ingest.contract.Article;
import pactwatch.log.Json;

/**
 * Measures how well a version finds the claims of labelled articles: files of JSON lines in one
 * folder, each with {@code published}, {@code lang}, {@code title}, {@code text} and {@code
 * claims}. A claim is right if kind, member, assertion, event date and newness are.
 */
public final class GoldMeasure {

    private static final Logger LOG = Logger.getLogger(GoldMeasure.class);
    private static final ObjectMapper JSON = Json.mapper();
    private static final int DAY_LENGTH = "2024-02-22".length();

    private record Label(
            String kind, String member, String assertion, @Nullable String date, boolean isNews) {}

    private final @Nullable Path folder;
    private final Function<Article, List<Claim>> extract;

    /**
     * A measure of one version.
     *
     * @param folder of the labelled articles; without one nothing is measured
     */
    public GoldMeasure(@Nullable Path folder, Function<Article, List<Claim>> extract) {
        this.folder = folder;
        this.extract = extract;
    }

    /** The figures; empty if there is nothing to measure by. */
    public Optional<Figures> measure() {
        if (folder == null) {
            return Optional.empty();
        }
        int items = 0;
        int expected = 0;
        int found = 0;
        int right = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    if (line.isBlank()) {
                        continue;
                    }
                    JsonNode item = JSON.readTree(line);
                    Set<Label> labels = labels(item);
                    Set<Label> claims =
                            extract.apply(article(item)).stream()
                                    .map(GoldMeasure::label)
                                    .collect(Collectors.toSet());
                    items++;
                    expected += labels.size();
                    found += claims.size();
                    claims.retainAll(labels);
                    right += claims.size();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf("gold not measured folder=%s reason=%s", folder, e.getMessage());
            return Optional.empty();
        }
        return items == 0
                ? Optional.empty()
                : Optional.of(new Figures(items, expected, found, right));
    }

    private static Set<Label> labels(JsonNode item) {
        Set<Label> labels = new HashSet<>();
        for (JsonNode claim : item.path("claims")) {
            labels.add(
                    new Label(
                            claim.path("kind").asText(),
                            claim.path("member").asText(),
                            claim.path("assertion").asText(),
                            claim.hasNonNull("event_date")
                                    ? claim.path("event_date").asText()
                                    : null,
                            claim.path("new").asBoolean()));
        }
        return labels;
    }

    private static Label label(Claim claim) {
        return new Label(
                claim.kind().name(),
                claim.member(),
                claim.assertion().name(),
                claim.eventDate(),
                claim.isNews());
    }

    private static Article article(JsonNode item) {
        Instant published = instant(item.path("published").asText());
        String publisher = item.path("publisher").asText();
        String url = item.path("url").asText();
        String id = item.path("id").asText();
        return new Article(
                id.isBlank() ? "gold" : id,
                1,
                url.isEmpty() ? null : URI.create(url),
                item.path("title").asText(),
                item.path("text").asText(),
                publisher,
                publisher,
                item.hasNonNull("lang") ? item.path("lang").asText() : null,
                published,
                published,
                published,
                "gold");
    }

    private static Instant instant(String text) {
        return text.length() <= DAY_LENGTH
                ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                : Instant.parse(text);
    }
}
