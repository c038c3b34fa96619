package pactwatch.analysis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.replay.Generation.State;
import pactwatch.analysis.replay.GenerationDiff;
import pactwatch.analysis.replay.Generations;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;

/** Starts rebuilds, tells how far they are and what they would change, and decides on them. */
public final class ReplayDesk {

    /** Article events that a generation may still have to read when it is promoted. */
    private static final long BEHIND_MAX = 100;

    /**
     * A rebuild as it is read.
     *
     * @param read article events read, of those that were there when it began
     * @param of how many that were
     * @param behind article events that came since and are not read yet
     * @param eta when it will be built, at the pace so far; absent if it is, or nothing was read
     *     yet
     */
    public record Replay(
            Generation generation, long read, long of, long behind, @Nullable Instant eta) {}

    /** What became of a wish. */
    public sealed interface Answer {

        /** The event was written, and counts if the write was ACCEPTED. */
        record Done(String generation, Written written) implements Answer {}

        /** It cannot be done now; the reason is the end of a sentence. */
        record Refused(String reason) implements Answer {}

        /** There is no such generation. */
        record Unknown(String generation) implements Answer {}
    }

    /** What a generation was compared with. */
    public sealed interface Comparison {

        /** How the second differs from the first; one of them is live. */
        record Compared(Generation from, Generation to, GenerationDiff diff)
                implements Comparison {}

        /** There is nothing to compare it with; the reason is a sentence without its full stop. */
        record Nothing(String reason) implements Comparison {}

        /** This instance has not read the claims of both yet. */
        record Unread() implements Comparison {}

        /** There is no such generation. */
        record Unknown() implements Comparison {}
    }

    private final AnalysisPipeline pipeline;
    private final GenerationLog log;
    private final Rebuilds rebuilds;
    private final RulingBook rulings;
    private final InstantSource clock;

    public ReplayDesk(
            AnalysisPipeline pipeline,
            GenerationLog log,
            Rebuilds rebuilds,
            RulingBook rulings,
            InstantSource clock) {
        this.pipeline = pipeline;
        this.log = log;
        this.rebuilds = rebuilds;
        this.rulings = rulings;
        this.clock = clock;
    }

    /** All generations, in the order in which they began. */
    public Generations generations() {
        return log.present();
    }

    /** Version of pack, lexicon and rules that a rebuild would have. */
    public String version() {
        return pipeline.version();
    }

    /** A rebuild by the name of its generation; the first generation is none. */
    public Optional<Replay> find(String name) {
        return log.present().find(name).filter(g -> !g.isFirst()).map(this::replay);
    }

    /** All rebuilds, the newest first. */
    public List<Replay> all() {
        return log.present().all().reversed().stream()
                .filter(g -> !g.isFirst())
                .map(this::replay)
                .toList();
    }

    private Replay replay(Generation generation) {
        if (!generation.isKept()) {
            return new Replay(generation, 0, 0, 0, null);
        }
        Rebuilds.Progress progress = rebuilds.progress(generation);
        return new Replay(
                generation,
                progress.read(),
                progress.of(),
                progress.behind(),
                generation.state() == State.RUNNING ? eta(generation, progress) : null);
    }

    private @Nullable Instant eta(Generation generation, Rebuilds.Progress progress) {
        if (progress.read() == 0) {
            return null;
        }
        Instant now = clock.instant();
        long left = progress.of() - progress.read();
        Duration soFar = Duration.between(generation.started(), now);
        return now.plusMillis(soFar.toMillis() * left / progress.read());
    }

    /** Begins a rebuild. */
    public Answer start(String by) {
        Generations now = log.present();
        Optional<String> refused = now.startRefused();
        if (refused.isPresent()) {
            return new Answer.Refused(refused.get());
        }
        String name = now.nextName();
        rebuilds.prepare(name);
        return done(
                now,
                new GenerationEvent.Started(
                        name, pipeline.pack().code(), pipeline.version(), rebuilds.ends(), by));
    }

    /** Makes a generation the one that is read. */
    public Answer promote(String name, String by) {
        Generations now = log.present();
        Optional<Generation> known = now.find(name);
        if (known.isEmpty()) {
            return new Answer.Unknown(name);
        }
        if (known.get().state() != State.BUILT) {
            return new Answer.Refused(
                    "%s is %s; only what is BUILT can be promoted"
                            .formatted(name, known.get().state()));
        }
        long behind = rebuilds.progress(known.get()).behind();
        if (behind > BEHIND_MAX) {
            return new Answer.Refused(
                    "%s still has to read %d articles that came since; try again in a moment"
                            .formatted(name, behind));
        }
        return done(
                now, new GenerationEvent.Promoted(name, pipeline.pack().code(), now.live(), by));
    }

    /** Makes the generation before the live one the one that is read again. */
    public Answer rollBack(String by) {
        Generations now = log.present();
        Optional<Generation> previous = now.previous();
        return previous.isEmpty()
                ? new Answer.Refused("there is no generation to go back to")
                : done(
                        now,
                        new GenerationEvent.RolledBack(
                                previous.get().name(), pipeline.pack().code(), now.live(), by));
    }

    /** Gives a generation up, which cancels a rebuild that runs. */
    public Answer discard(String name, String by) {
        Generations now = log.present();
        Optional<Generation> known = now.find(name);
        if (known.isEmpty()) {
            return new Answer.Unknown(name);
        }
        if (name.equals(now.live()) || !known.get().isKept()) {
            return new Answer.Refused(
                    "%s is %s; the live generation and what is discarded cannot be discarded"
                            .formatted(name, known.get().state()));
        }
        return done(now, new GenerationEvent.Discarded(name, pipeline.pack().code(), by));
    }

    private Answer done(Generations now, GenerationEvent event) {
        return new Answer.Done(event.generation(), log.append(now, event));
    }

    /**
     * How a generation differs from the live one at present; the live one from the one that it
     * replaced.
     */
    public Comparison compare(String name) {
        Generations now = log.present();
        Optional<Generation> known = now.find(name);
        if (known.isEmpty()) {
            return new Comparison.Unknown();
        }
        Generation it = known.get();
        return switch (it.state()) {
            case RUNNING ->
                    new Comparison.Nothing(
                            name + " is still being rebuilt; it can be compared once it is built");
            case DISCARDED -> new Comparison.Nothing(name + " is discarded");
            case FAILED -> new Comparison.Nothing(name + " failed");
            case LIVE -> compareLive(now, it);
            case BUILT, FORMER -> compare(now.find(now.live()).orElseThrow(), it);
        };
    }

    private Comparison compareLive(Generations now, Generation live) {
        String before = live.previous();
        if (before == null) {
            return new Comparison.Nothing(
                    live.name() + " is the live generation, and the first; it replaced none");
        }
        Optional<Generation> previous = now.previous();
        return previous.isEmpty()
                ? new Comparison.Nothing(
                        "%s is the live generation; %s, which it replaced, is discarded"
                                .formatted(live.name(), before))
                : compare(previous.get(), live);
    }

    private Comparison compare(Generation from, Generation to) {
        Optional<ClaimBook> before = rebuilds.claims(from.name());
        Optional<ClaimBook> after = rebuilds.claims(to.name());
        if (before.isEmpty() || after.isEmpty()) {
            return new Comparison.Unread();
        }
        return new Comparison.Compared(
                from,
                to,
                GenerationDiff.of(
                        pipeline.pack(),
                        before.get().allStanding(Instant.MAX),
                        after.get().allStanding(Instant.MAX),
                        rulings.all(),
                        clock.instant()));
    }

    /** The decision with an id. */
    public Optional<Ruling> ruling(String id) {
        return rulings.all().stream().filter(r -> r.id().equals(id)).findFirst();
    }

    /** A member's name; its code if the pack does not know it. */
    public String memberName(String code) {
        return pipeline.pack().member(code).map(Pack.Member::name).orElse(code);
    }
}
