package pactwatch.analysis;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import pactwatch.access.AdminToken;
import pactwatch.access.Keys;
import pactwatch.access.Right;
import pactwatch.access.oidc.Oidc;
import pactwatch.access.rest.House;
import pactwatch.analysis.board.Changes;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.Dossiers;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.board.Scoreboard;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.radar.Radar;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;

/** Makes the parts that need no adapter. */
@ApplicationScoped
class Beans {

    private static final Logger LOG = Logger.getLogger(Beans.class);

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    Pack pack(AnalysisConfig config) {
        Pack pack = PackFiles.bundled(config.analysis().pack());
        return config.analysis().baseline() ? pack : pack.withoutBaseline();
    }

    @Produces
    @Singleton
    Extractor extractor(Pack pack) {
        return Extractor.of(pack);
    }

    @Produces
    @Singleton
    GoldMeasure gold(AnalysisConfig config, Extractor extractor) {
        return new GoldMeasure(
                config.analysis().gold().orElse(null),
                config.analysis().pack(),
                extractor::extract);
    }

    @Produces
    @Singleton
    ReplayDesk replayDesk(
            AnalysisPipeline pipeline,
            GenerationLog log,
            Rebuilds rebuilds,
            RulingBook rulings,
            InstantSource clock) {
        return new ReplayDesk(pipeline, log, rebuilds, rulings, clock);
    }

    @Produces
    @Singleton
    AnalysisPipeline pipeline(Pack pack, Extractor extractor, InstantSource clock) {
        return new AnalysisPipeline(pack, extractor.version(), extractor::extract, clock);
    }

    @Produces
    @Singleton
    ClaimBook claims(AnalysisConfig config) {
        return new ClaimBook(config.analysis().generation());
    }

    @Produces
    @Singleton
    RulingBook rulings() {
        return new RulingBook();
    }

    @Produces
    @Singleton
    RulingDesk rulingDesk(
            MemberBoard board, RulingBook rulings, RulingLog log, InstantSource clock) {
        return new RulingDesk(board, rulings, log, clock);
    }

    @Produces
    @Singleton
    Keys keys(AnalysisConfig config, Oidc oidc) {
        return oidc.beside(new AdminToken(() -> config.tokenFile().flatMap(Beans::read)));
    }

    @Produces
    @Singleton
    House house(AnalysisConfig config) {
        return new House(config.publicUrl().orElse(null), Right.ANYONE, Right.OPERATOR, Set.of());
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(t -> !t.isEmpty());
        } catch (IOException e) {
            LOG.warnf("token not readable file=%s reason=%s", file, e.getMessage());
            return Optional.empty();
        }
    }

    @Produces
    @Singleton
    Coverage coverage() {
        return new Coverage();
    }

    @Produces
    @Singleton
    Changes changes() {
        return new Changes();
    }

    @Produces
    @Singleton
    Dossiers dossiers(MemberBoard board, ClaimBook claims, Changes changes) {
        return new Dossiers(board, claims, changes);
    }

    @Produces
    @Singleton
    MemberBoard board(Pack pack, ClaimBook claims, RulingBook rulings, InstantSource clock) {
        return new MemberBoard(pack, claims, rulings, clock);
    }

    @Produces
    @Singleton
    LiveState liveState(
            AnalysisPipeline pipeline,
            GenerationLog generations,
            ClaimBook claims,
            RulingBook rulings) {
        return new LiveState(pipeline, generations, claims, rulings);
    }

    @Produces
    @Singleton
    Scoreboard scoreboard() {
        try (InputStream file =
                Objects.requireNonNull(
                        Beans.class.getResourceAsStream("/scoreboard.tsv"), "scoreboard.tsv")) {
            return Scoreboard.parse(new String(file.readAllBytes(), UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Produces
    @Singleton
    Searches searches(TextSearch search, ArticleStore articles, ClaimBook claims) {
        return new Searches(search, articles, claims);
    }

    @Produces
    @Singleton
    Verification verification(ArticleStore articles) {
        return new Verification(articles);
    }

    @Produces
    @Singleton
    Radar radar(Pack pack, Extractor extractor) {
        return new Radar(pack, extractor::extract, extractor::uncoveredLanguage);
    }
}
