package pactwatch.analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.gold.ArticleLine;
import pactwatch.analysis.learned.Lesson;
import pactwatch.analysis.learned.Training;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.log.Json;

/** Trains the second reader of a language from gold files and writes its weights. */
public final class TrainCommand {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final String USAGE =
            "usage: train LANGUAGE GOLD.jsonl...\nwrites the weights to standard output";

    private TrainCommand() {}

    /** Trains from all items in the language; the exit status is 2 for a bad argument. */
    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Pack pack = PackFiles.bundled("csto");
        Extractor extractor = Extractor.of(pack);
        List<Lesson> lessons = new ArrayList<>();
        for (String file : List.of(args).subList(1, args.length)) {
            for (String line : Files.readAllLines(Path.of(file))) {
                JsonNode item = line.isBlank() ? MAPPER.nullNode() : MAPPER.readTree(line);
                if (item.path("lang").asText().equals(args[0])) {
                    lessons.add(extractor.lesson(ArticleLine.read(item), answers(item)));
                }
            }
        }
        PrintStream out = new PrintStream(System.out, false, UTF_8);
        out.printf(
                "# Weights of the second reader, trained from %d articles: kind or assertion, feature, weight.%n",
                lessons.size());
        Training.train(pack, lessons).forEach(out::println);
        out.flush();
    }

    private static List<Lesson.Answer> answers(JsonNode item) {
        List<Lesson.Answer> answers = new ArrayList<>();
        for (JsonNode claim : item.path("claims")) {
            answers.add(
                    new Lesson.Answer(
                            Kind.valueOf(claim.path("kind").asText()),
                            claim.path("member").asText(),
                            Assertion.valueOf(claim.path("assertion").asText()),
                            claim.path("event_date").textValue(),
                            claim.path("optional").asBoolean()));
        }
        return answers;
    }
}
