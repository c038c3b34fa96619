package pactwatch.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import pactwatch.analysis.board.Changes;
import pactwatch.analysis.board.Coverage;
import pactwatch.analysis.board.Dossiers;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.standing.ClaimBook;

/** Makes the parts that need no adapter. */
@ApplicationScoped
class Beans {

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
    AnalysisPipeline pipeline(AnalysisConfig config, Pack pack, InstantSource clock) {
        Extractor extractor = Extractor.of(pack);
        return new AnalysisPipeline(
                pack, config.analysis().generation(), extractor::extract, clock);
    }

    @Produces
    @Singleton
    ClaimBook claims() {
        return new ClaimBook();
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
    MemberBoard board(Pack pack, ClaimBook claims, InstantSource clock) {
        return new MemberBoard(pack, claims, clock);
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
}
