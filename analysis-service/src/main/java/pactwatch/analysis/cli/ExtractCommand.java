package pactwatch.analysis.cli;

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
import java.time.DateTimeException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.gold.ArticleLine;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.ingest.contract.Article;
import pactwatch.log.Json;

/**
 * Reads articles as JSON lines and writes their claims as JSON lines, in order, with the service's
 * own code. A line that cannot be read is answered by a line with {@code error}; the next ones are
 * still read.
 */
public final class ExtractCommand {

    private static final ObjectMapper MAPPER = Json.mapper();

    private final Extractor extractor;
    private final boolean explains;

    private ExtractCommand(Extractor extractor, boolean explains) {
        this.extractor = extractor;
        this.explains = explains;
    }

    /**
     * Extracts from standard input to standard output; the exit status is 1 if a line was bad. With
     * {@code --explain} each line says which frames were found and why they are read so.
     */
    public static void main(String[] args) throws IOException {
        List<String> options = List.of(args);
        if (!Set.of("--explain").containsAll(options)) {
            System.err.println("extract: knows --explain only, not " + options);
            System.exit(2);
        }
        ExtractCommand command =
                new ExtractCommand(
                        Extractor.of(PackFiles.bundled("csto")), options.contains("--explain"));
        boolean isClean = command.run(System.in, new PrintStream(System.out, false, UTF_8));
        System.exit(isClean ? 0 : 1);
    }

    private boolean run(InputStream in, PrintStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, UTF_8));
        boolean isClean = true;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                ObjectNode answer = answer(line, number);
                isClean &= !answer.has("error");
                out.println(MAPPER.writeValueAsString(answer));
            }
        }
        out.flush();
        return isClean;
    }

    private ObjectNode answer(String line, int number) {
        ObjectNode answer = MAPPER.createObjectNode();
        try {
            JsonNode item = MAPPER.readTree(line);
            answer.put("id", item.path("id").asText());
            Article article = ArticleLine.read(item);
            answer.put("relevant", extractor.isRelevant(article));
            ArrayNode claims = answer.putArray("claims");
            extractor.extract(article).forEach(c -> claims.add(shape(c)));
            if (explains) {
                answer.set("explain", MAPPER.valueToTree(extractor.explain(article)));
                answer.set("second", MAPPER.valueToTree(extractor.doubts(article)));
            }
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            answer.put("error", "line " + number + ": " + reason(e));
            System.err.println("extract: line " + number + ": " + reason(e));
        } catch (RuntimeException e) {
            answer.put("error", "line " + number + ": could not be read, please report it: " + e);
            System.err.println("extract: line " + number + " could not be read: " + e);
        }
        return answer;
    }

    private static String reason(Exception e) {
        return e instanceof JsonProcessingException
                ? "not a JSON object; expected {\"id\",\"published\",\"title\",\"text\"}"
                : String.valueOf(e.getMessage());
    }

    private static ObjectNode shape(Claim claim) {
        ObjectNode shape = MAPPER.createObjectNode();
        shape.put("kind", claim.kind().name());
        shape.put("member", claim.member());
        shape.put("assertion", claim.assertion().name());
        shape.put("event_date", claim.eventDate());
        shape.put("new", claim.isNews());
        shape.put("part", claim.part().name());
        shape.put("quote", claim.quote());
        shape.put("start", claim.start());
        shape.put("end", claim.end());
        shape.put("speaker", speaker(claim));
        shape.put("rule", claim.rule());
        return shape;
    }

    private static @Nullable String speaker(Claim claim) {
        return claim.speaker() == null ? null : claim.speaker().name();
    }
}
