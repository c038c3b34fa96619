package pactwatch.ingest.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pactwatch.ingest.BodyArchive;
import pactwatch.ingest.FeedParser;
import pactwatch.ingest.contract.BodyEvent;
import pactwatch.ingest.rss.RomeFeedParser;
import pactwatch.ingest.rss.xml.ParseBounds;
import pactwatch.log.Json;

/**
 * Parses kept bodies again and writes one JSON line for each that reads otherwise than it did, then
 * one with the totals. Input is the topic of bodies as NDJSON. Changes nothing.
 */
public final class ReparseCommand {

    private static final ObjectMapper MAPPER = Json.mapper();

    private final FeedParser parser = new RomeFeedParser(ParseBounds.DEFAULT);
    private final BodyArchive archive = new BodyArchive(ParseBounds.DEFAULT.bytesMax());
    private long bodies;
    private long different;

    ReparseCommand() {}

    /** Reads standard input; the exit status is 1 if a line is no kept body. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, false, UTF_8);
        boolean isClean = new ReparseCommand().run(System.in, out);
        System.exit(isClean ? 0 : 1);
    }

    /** Compares what the input keeps; false if a line of it is no kept body. */
    boolean run(InputStream in, PrintStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
        boolean isClean = true;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            try {
                JsonNode data = MAPPER.readTree(line).path("data");
                compare(MAPPER.treeToValue(data, BodyEvent.Kept.class), out);
            } catch (JsonProcessingException | RuntimeException e) {
                isClean = false;
                System.err.println("reparse: line " + number + ": no kept body: " + e.getMessage());
            }
        }
        ObjectNode totals = MAPPER.createObjectNode();
        totals.put("bodies", bodies).put("different", different);
        out.println(MAPPER.writeValueAsString(totals));
        out.flush();
        return isClean;
    }

    private void compare(BodyEvent.Kept kept, PrintStream out) throws JsonProcessingException {
        bodies++;
        Map<String, String> before = byArticle(kept.readings());
        Map<String, String> now;
        ObjectNode line = MAPPER.createObjectNode();
        line.put("hash", kept.hash()).put("feed", kept.feed());
        line.put("url", kept.url().toString());
        try {
            byte[] body = archive.unpacked(kept);
            now =
                    byArticle(
                            BodyArchive.readings(
                                    kept.feed(),
                                    parser.parse(body, kept.contentType(), kept.url())));
        } catch (FeedParser.NotAFeed e) {
            now = Map.of();
            line.put("error", e.getMessage());
        }
        if (now.equals(before)) {
            return;
        }
        different++;
        show(before, now, line);
        out.println(MAPPER.writeValueAsString(line));
    }

    private static void show(Map<String, String> before, Map<String, String> now, ObjectNode line) {
        ArrayNode changed = line.putArray("changed");
        ArrayNode gained = line.putArray("gained");
        ArrayNode lost = line.putArray("lost");
        now.forEach((article, fingerprint) -> {
            String was = before.get(article);
            if (was == null) {
                gained.add(article);
            } else if (!was.equals(fingerprint)) {
                changed.add(article);
            }
        });
        before.keySet().stream().filter(a -> !now.containsKey(a)).forEach(lost::add);
    }

    private static Map<String, String> byArticle(List<BodyEvent.Reading> readings) {
        Map<String, String> byArticle = new HashMap<>();
        readings.forEach(r -> byArticle.put(r.article(), r.fingerprint()));
        return byArticle;
    }
}
