package pactwatch.ingest.rss;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.ParsedFeed;
import pactwatch.ingest.rss.xml.ParseBounds;

/** Third-party feeds, well-formed and broken, with the values that their projects expect. */
class CorporaTest {

    private static final double SURVIVE_MIN = 0.995;
    private static final double AGREE_MIN = 0.96;

    /** Where the corpora say that they were served from unless a header says otherwise. */
    private static final URI SERVED_FROM = URI.create("http://127.0.0.1:8097/");

    private static final Pattern LOCATION =
            Pattern.compile("^Header:\\s*Content-Location:\\s*(\\S+)", Pattern.MULTILINE);
    private static final Pattern TYPE =
            Pattern.compile(
                    "^Header:\\s*Content-type:\\s*(.+)$",
                    Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private final RomeFeedParser parser = new RomeFeedParser(ParseBounds.DEFAULT);

    private static Optional<Path> corpora() {
        return Stream.of("../../shared/feeds", "../shared/feeds")
                .map(Path::of)
                .filter(p -> Files.exists(p.resolve("expected.jsonl")))
                .findFirst();
    }

    @Test
    void readsFeedsThatOthersCollected() throws IOException {
        Optional<Path> corpora = corpora();
        if (corpora.isEmpty()) {
            System.out.println("Left out: the third-party feeds are not at hand (../shared/feeds)");
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(corpora.get())) {
            files = all.filter(CorporaTest::isFeed).sorted().toList();
        }
        List<String> failed = new ArrayList<>();
        for (Path file : files) {
            if (served(file).isEmpty()) {
                failed.add(corpora.get().relativize(file).toString());
            }
        }
        double survived = 1 - failed.size() / (double) files.size();
        System.out.printf(
                "feeds read: %.2f %% of %d; not read: %s%n", 100 * survived, files.size(), failed);
        assertThat(survived).isGreaterThanOrEqualTo(SURVIVE_MIN);
    }

    @Test
    void agreesWithWhatOthersReadInThem() throws IOException {
        assertThat(agreed("as served", this::served)).isGreaterThanOrEqualTo(AGREE_MIN);
    }

    @Test
    void agreesWhereThereIsNothingButTheFile() throws IOException {
        assertThat(agreed("from the file alone", this::alone)).isGreaterThanOrEqualTo(AGREE_MIN);
    }

    private interface Reading {
        Optional<ParsedFeed> of(Path file) throws IOException;
    }

    private static double agreed(String how, Reading reading) throws IOException {
        Optional<Path> corpora = corpora();
        if (corpora.isEmpty()) {
            System.out.println("Left out: the expected values are not at hand (../shared/feeds)");
            return 1;
        }
        int values = 0;
        List<String> differences = new ArrayList<>();
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(corpora.get().resolve("expected.jsonl"))) {
            JsonNode expected = mapper.readTree(line);
            String file = expected.path("file").asText();
            Optional<ParsedFeed> feed = reading.of(corpora.get().resolve(file));
            for (JsonNode value : expected.path("expect")) {
                if (isOfFeed(value) && isDate(value)) {
                    continue; // dates of whole feeds are used by nobody
                }
                values++;
                String got = normal(feed.map(f -> got(f, value)).orElse(null));
                if (!got.equals(normal(value.path("value").asText()))) {
                    differences.add(file + " " + value + " but was " + got);
                }
            }
        }
        double agreed = 1 - differences.size() / (double) values;
        System.out.printf("values agreed %s: %.2f %% of %d%n", how, 100 * agreed, values);
        differences.forEach(System.out::println);
        return agreed;
    }

    private static boolean isFeed(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && !name.equals("LICENSE")
                && !name.endsWith(".md")
                && !name.equals("expected.jsonl");
    }

    private static boolean isOfFeed(JsonNode value) {
        return value.path("entry").isNull();
    }

    private static boolean isDate(JsonNode value) {
        String field = value.path("field").asText();
        return field.equals("published") || field.equals("updated");
    }

    /** Parses a file as if it came with the headers that its own comment names. */
    private Optional<ParsedFeed> served(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String head = new String(bytes, 0, Math.min(bytes.length, 2_000), ISO_8859_1);
        Matcher location = LOCATION.matcher(head);
        Matcher type = TYPE.matcher(head);
        URI url = location.find() ? resolved(location.group(1)) : SERVED_FROM;
        return parsed(bytes, type.find() ? type.group(1) : null, url);
    }

    private Optional<ParsedFeed> alone(Path file) throws IOException {
        return parsed(Files.readAllBytes(file), null, null);
    }

    private Optional<ParsedFeed> parsed(byte[] bytes, @Nullable String type, @Nullable URI url) {
        try {
            return Optional.of(parser.parse(bytes, type, url));
        } catch (FeedParser.NotAFeed e) {
            return Optional.empty();
        }
    }

    private static URI resolved(String location) {
        try {
            return SERVED_FROM.resolve(location);
        } catch (IllegalArgumentException e) {
            return SERVED_FROM;
        }
    }

    private static @Nullable String got(ParsedFeed feed, JsonNode value) {
        String field = value.path("field").asText();
        if (isOfFeed(value)) {
            return switch (field) {
                case "title" -> feed.titleMarkup();
                case "link" -> feed.link();
                default -> feed.id();
            };
        }
        int index = value.path("entry").asInt();
        if (index >= feed.items().size()) {
            return null;
        }
        ParsedFeed.Item item = feed.items().get(index);
        return switch (field) {
            case "title" -> item.titleMarkup();
            case "link" -> item.link();
            case "id" -> item.guid();
            case "published" -> String.valueOf(item.published());
            default -> String.valueOf(item.updated());
        };
    }

    private static String normal(@Nullable String text) {
        return text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }
}
