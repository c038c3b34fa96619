package pactwatch.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.GenerationEvent.Figures;
import pactwatch.analysis.gold.ArticleLine;
import pactwatch.analysis.gold.GoldClaim;
import pactwatch.analysis.gold.Score;
import pactwatch.ingest.contract.Article;
import pactwatch.log.Json;

/**
 * Measures how well a version finds the claims of articles that are labelled for its pack: files of
 * JSON lines, each with {@code id}, {@code published}, {@code lang}, {@code title}, {@code text}
 * and {@code claims}. As {@code evaluate} counts claims: one is right if kind, member and assertion
 * are; an optional one is neither asked for nor punished.
 */
public final class GoldMeasure {

    private static final Logger LOG = Logger.getLogger(GoldMeasure.class);
    private static final ObjectMapper JSON = Json.mapper();

    private final @Nullable Path folder;
    private final Function<Article, List<Claim>> extract;

    /**
     * A measure of one version.
     *
     * @param gold holds the labelled articles, in a folder for each pack; without it nothing is
     *     measured
     * @param pack which of them are asked for, such as {@code csto}
     */
    public GoldMeasure(@Nullable Path gold, String pack, Function<Article, List<Claim>> extract) {
        this.folder = gold == null ? null : gold.resolve(pack.toLowerCase(Locale.ROOT));
        this.extract = extract;
    }

    /** The figures; empty if there is nothing to measure by. */
    public Optional<Figures> measure() {
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        int items = 0;
        Score all = Score.NONE;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jsonl")) {
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    if (!line.isBlank()) {
                        all = all.plus(score(JSON.readTree(line)));
                        items++;
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf("gold not measured folder=%s reason=%s", folder, e.getMessage());
            return Optional.empty();
        }
        return items == 0
                ? Optional.empty()
                : Optional.of(
                        new Figures(
                                items,
                                all.hits() + all.missed(),
                                all.hits() + all.wrong(),
                                all.hits()));
    }

    private Score score(JsonNode item) {
        return Score.of(
                GoldClaim.all(item.path("claims")),
                extract.apply(ArticleLine.read(item)).stream().map(GoldClaim::of).toList(),
                GoldClaim::triple);
    }
}
