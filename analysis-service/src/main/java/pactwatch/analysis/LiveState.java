package pactwatch.analysis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.replay.CanonicalState;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generations;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;

/** What the live generation comes to at present; made anew only if a claim or ruling came. */
public final class LiveState {

    /**
     * The live generation.
     *
     * @param version of pack, lexicon and rules
     * @param since when it became live; the beginning of time for the first
     * @param state at present
     */
    public record Now(String name, String version, Instant since, CanonicalState state) {}

    private record Made(String generation, long claims, List<Ruling> rulings, Now now) {}

    private final AnalysisPipeline pipeline;
    private final GenerationLog generations;
    private final ClaimBook claims;
    private final RulingBook rulings;
    private volatile @Nullable Made last;

    public LiveState(
            AnalysisPipeline pipeline,
            GenerationLog generations,
            ClaimBook claims,
            RulingBook rulings) {
        this.pipeline = pipeline;
        this.generations = generations;
        this.claims = claims;
        this.rulings = rulings;
    }

    /** The live generation as it is. */
    public Now now() {
        Generations all = generations.present();
        long changes = claims.changes();
        List<Ruling> decided = rulings.all();
        Made made = last;
        if (made != null
                && made.claims() == changes
                && made.generation().equals(all.live())
                && made.rulings().equals(decided)) {
            return made.now();
        }
        String version = all.find(all.live()).map(Generation::version).orElse(pipeline.version());
        CanonicalState state =
                CanonicalState.of(
                        pipeline.pack(), version, claims.allStanding(Instant.MAX), decided);
        Now now = new Now(all.live(), version, all.since(), state);
        last = new Made(all.live(), changes, decided, now);
        return now;
    }
}
