package pactwatch.analysis.bench;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.step.Pace;
import pactwatch.log.kafka.step.PartitionOwner;
import pactwatch.log.kafka.step.Step;
import pactwatch.log.kafka.step.StepWorker;

/** From articles to claims, as a rebuild reads them. */
final class RebuildBench {

    private static final Topic<ClaimEvent> FOUND = ClaimEvent.topic("found");

    private final BenchTopics topics;
    private final Pack pack;
    private final long seed;

    RebuildBench(BenchTopics topics, Pack pack, long seed) {
        this.topics = topics;
        this.pack = pack;
        this.seed = seed;
    }

    /** From articles to claims, with the service's own steps and transactions. */
    void run(int articles) {
        Topic<ArticleEvent> topic =
                new Topic<>("pactwatch.articles.bench-" + articles, ArticleEvent.TOPIC.codec());
        topics.provision(topic.name(), FOUND.name(), "pactwatch.dead-letters");
        SyntheticArticles synthetic = new SyntheticArticles(seed);
        topics.write(articles, i -> append(topic, synthetic.article(i)));
        BareConsumer.read(topics.settings(), topic.name());
        BareConsumer.Reading bare = BareConsumer.read(topics.settings(), topic.name());
        Extractor extractor = Extractor.of(pack);
        AnalysisPipeline pipeline =
                new AnalysisPipeline(
                        pack, extractor.version(), extractor::extract, InstantSource.system());
        AtomicLong read = new AtomicLong();
        AtomicLong claims = new AtomicLong();
        String step = "bench-claims-" + UUID.randomUUID();
        long started = System.nanoTime();
        try (PartitionOwner<ArticleEvent> _ =
                PartitionOwner.start(
                        topics.settings(),
                        step,
                        topic,
                        Set.of(FOUND),
                        Pace.BULK,
                        t ->
                                new StepWorker<>(
                                        step,
                                        t,
                                        new Finding(pipeline.reading(FOUND), read, claims),
                                        InstantSource.system()))) {
            while (read.get() < articles) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "rebuild: %d articles in %.1f s, %.0f a second, %d claims; bare consumer %.0f a"
                        + " second; ratio %.1f %%%n",
                articles,
                seconds,
                articles / seconds,
                claims.get(),
                bare.perSecond(),
                100 * articles / seconds / bare.perSecond());
    }

    private static Append<ArticleEvent> append(Topic<ArticleEvent> topic, Article article) {
        return Append.of(
                topic,
                article.id(),
                URI.create("/bench"),
                article.id(),
                1,
                article.known(),
                article.known(),
                null,
                new ArticleEvent.Published(article));
    }

    private record Finding(AnalysisPipeline.Reading reading, AtomicLong read, AtomicLong claims)
            implements Step<ArticleEvent> {

        @Override
        public List<Append<?>> decide(LogRecord<ArticleEvent> input) {
            return reading.decide(input);
        }

        @Override
        public void evolve(LogRecord<ArticleEvent> input, List<Append<?>> outputs) {
            reading.evolve(outputs);
            claims.addAndGet(outputs.size());
            read.incrementAndGet();
        }
    }
}
