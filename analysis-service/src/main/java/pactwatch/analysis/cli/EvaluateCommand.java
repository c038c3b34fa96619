package pactwatch.analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.log.Json;

/** Scores the extraction against gold files, with the service's own code. */
public final class EvaluateCommand {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final String USAGE =
            "usage: evaluate [--pack CODE] [--misses N] GOLD.jsonl...\n"
                    + "one item a line: id, lang, published, title, text, claims, alert";

    private final Evaluation evaluation;

    private EvaluateCommand(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /**
     * Prints the figures of all files together; the exit status is 2 for a bad argument or line.
     */
    public static void main(String[] args) throws IOException {
        List<String> files = new ArrayList<>();
        String pack = "csto";
        int misses = 0;
        for (int i = 0; i < args.length; i++) {
            boolean hasValue = i + 1 < args.length;
            if (args[i].equals("--pack") && hasValue) {
                pack = args[++i].toLowerCase(Locale.ROOT);
            } else if (args[i].equals("--misses") && hasValue && args[i + 1].matches("\\d{1,6}")) {
                misses = Integer.parseInt(args[++i]);
            } else if (args[i].startsWith("--")) {
                fail("evaluate: what is " + args[i] + "?\n" + USAGE);
            } else {
                files.add(args[i]);
            }
        }
        if (files.isEmpty()) {
            fail(USAGE);
        }
        EvaluateCommand command =
                new EvaluateCommand(new Evaluation(Extractor.of(PackFiles.bundled(pack))));
        for (String file : files) {
            command.read(Path.of(file));
        }
        command.print(new PrintStream(System.out, true, UTF_8), misses);
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(2);
    }

    private void read(Path file) throws IOException {
        int number = 0;
        try {
            for (String line : Files.readAllLines(file)) {
                number++;
                if (!line.isBlank()) {
                    evaluation.add(MAPPER.readTree(line));
                }
            }
        } catch (NoSuchFileException e) {
            fail("evaluate: there is no file " + file);
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            fail("evaluate: " + file + " line " + number + " is no gold item\n" + USAGE);
        }
    }

    private void print(PrintStream out, int misses) {
        evaluation.misses().stream().limit(misses).forEach(out::println);
        evaluation.scores().forEach((name, score) -> out.printf("%-28s %s%n", name, score));
    }
}
