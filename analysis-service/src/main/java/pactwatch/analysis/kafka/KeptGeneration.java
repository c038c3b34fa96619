package pactwatch.analysis.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.replay.Generation;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.read.LogView;
import pactwatch.log.kafka.step.Pace;
import pactwatch.log.kafka.step.PartitionOwner;
import pactwatch.log.kafka.step.Redrives;

/** One generation as this instance keeps it up: finds its claims, and holds them to be read. */
final class KeptGeneration implements AutoCloseable {

    /**
     * Who else takes claims in, of every generation, the same one any number of times.
     *
     * @param claims takes each one in before readers are told
     * @param search takes each one in on a thread of its own
     * @param changed called after some were taken in
     */
    record Readers(
            Consumer<LogRecord<ClaimEvent>> claims,
            Consumer<LogRecord<ClaimEvent>> search,
            Runnable changed) {

        static final Readers NONE = new Readers(_ -> {}, _ -> {}, () -> {});
    }

    private final ClaimBook book;
    private final Map<Integer, Long> lastOffsets = new ConcurrentHashMap<>();
    private final LogView view;
    private final LogView search;
    private final @Nullable PartitionOwner<ArticleEvent> reading;
    private @Nullable PartitionOwner<RulingEvent> judging;

    private KeptGeneration(
            KafkaSettings settings,
            String name,
            Readers readers,
            @Nullable PartitionOwner<ArticleEvent> reading) {
        this.book = new ClaimBook(name);
        this.view =
                LogView.named(settings, "claims-" + name)
                        .fold(
                                ClaimEvent.topic(name),
                                r -> {
                                    book.accept(r);
                                    lastOffsets.merge(r.partition(), r.offset(), Math::max);
                                    readers.claims().accept(r);
                                })
                        .afterBatch(readers.changed())
                        .start();
        this.search =
                LogView.named(settings, "search-" + name)
                        .fold(ClaimEvent.topic(name), readers.search())
                        .start();
        this.reading = reading;
    }

    /**
     * Keeps a generation up from now on. A candidate is worked on by instances of its version only;
     * what is or was live goes on with whatever version there is.
     *
     * @param readers who else takes its claims in
     */
    static KeptGeneration open(
            Generation generation,
            AnalysisPipeline pipeline,
            KafkaSettings settings,
            Redrives redrives,
            InstantSource clock,
            Readers readers) {
        String name = generation.name();
        boolean isOurs =
                !generation.isCandidate() || pipeline.version().equals(generation.version());
        PartitionOwner<ArticleEvent> reading =
                isOurs
                        ? PartitionOwner.start(
                                settings,
                                ClaimStep.name(name),
                                ArticleEvent.TOPIC,
                                ClaimStep.outputs(name),
                                generation.isCandidate() ? Pace.BULK : Pace.LIVE,
                                ClaimStep.factory(name, pipeline, redrives, clock))
                        : null;
        return new KeptGeneration(settings, name, readers, reading);
    }

    /**
     * Tells to what a candidate leads from when it is built until it is decided upon. Called by one
     * thread.
     *
     * @param start joins the step that tells it
     */
    void judge(boolean isWanted, Supplier<PartitionOwner<RulingEvent>> start) {
        PartitionOwner<RulingEvent> now = judging;
        if (isWanted && now == null) {
            judging = start.get();
        } else if (!isWanted && now != null) {
            now.close();
            judging = null;
        }
    }

    ClaimBook book() {
        return book;
    }

    /**
     * Offset of the last claim that can be read, by partition; partitions without any are absent.
     */
    Map<Integer, Long> lastOffsets() {
        return Map.copyOf(lastOffsets);
    }

    boolean isReadable() {
        return view.isCaughtUp();
    }

    boolean isSearchable() {
        return search.isCaughtUp();
    }

    /** Waits until all claims that are in the log now can be read. */
    boolean awaitPresent(Duration atMost) {
        return view.awaitPresent(atMost);
    }

    boolean isJoined() {
        return reading != null && reading.isJoined();
    }

    /** Why finding its claims does not get on here; empty if it does, or is not done here. */
    Optional<String> trouble() {
        return Optional.ofNullable(reading).flatMap(PartitionOwner::trouble);
    }

    @Override
    public void close() {
        if (judging != null) {
            judging.close();
        }
        if (reading != null) {
            reading.close();
        }
        view.close();
        search.close();
    }
}
