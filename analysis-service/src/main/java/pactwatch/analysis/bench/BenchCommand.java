package pactwatch.analysis.bench;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.board.AsOf;
import pactwatch.analysis.board.MemberBoard;
import pactwatch.analysis.claim.Extractor;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.analysis.standing.ClaimBook;
import pactwatch.ingest.contract.Article;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.TopicCatalog;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.KafkaTopics;
import pactwatch.log.kafka.TransactionalWriter;
import pactwatch.log.kafka.read.Replayer;
import pactwatch.log.kafka.step.PartitionOwner;
import pactwatch.log.kafka.step.Step;
import pactwatch.log.kafka.step.StepWorker;

/**
 * Measures rebuilding, projecting and reading against a broker, beside a bare consumer of the same
 * topic in the same run. Prints one line a measurement.
 */
public final class BenchCommand {

    private static final long SEED = 20_240_222L;
    private static final int WRITE_BATCH = 5_000;
    private static final int PARTITIONS = 6;
    private static final List<String> MEMBERS =
            List.of("AM", "BY", "KZ", "KG", "TJ", "UZ", "RU", "AZ", "GE");
    private static final Topic<ClaimEvent> CLAIMS = ClaimEvent.topic("bench");
    private static final Topic<ClaimEvent> FOUND = ClaimEvent.topic("found");

    private final KafkaSettings settings;
    private final Pack pack = PackFiles.bundled("csto");

    private BenchCommand(String bootstrapServers) {
        settings = new KafkaSettings(bootstrapServers, "bench", Map.of());
    }

    /**
     * Runs one benchmark.
     *
     * @param args bootstrap servers, the benchmark, and how many articles or claims
     */
    public static void main(String[] args) {
        BenchCommand bench = new BenchCommand(args[0]);
        int size = Integer.parseInt(args[2]);
        switch (args[1]) {
            case "rebuild" -> bench.rebuild(size);
            case "projection" -> bench.projection(size);
            case "reads" -> bench.reads(size);
            case "growth" -> bench.growth(size);
            default -> {
                System.err.println("bench: rebuild, projection, reads or growth, not " + args[1]);
                System.exit(2);
            }
        }
        System.exit(0);
    }

    private void provision(String... topics) {
        List<TopicCatalog.Entry> entries =
                Arrays.stream(topics)
                        .map(t -> new TopicCatalog.Entry(t, PARTITIONS, null, false))
                        .toList();
        List<String> mismatches =
                KafkaTopics.provision(settings, new TopicCatalog(PARTITIONS, entries, List.of()));
        if (!mismatches.isEmpty()) {
            throw new IllegalStateException(String.join("; ", mismatches));
        }
    }

    private void write(int count, java.util.function.IntFunction<Append<?>> make) {
        try (TransactionalWriter writer = TransactionalWriter.open(settings, "bench-fill", 0)) {
            for (int from = 0; from < count; from += WRITE_BATCH) {
                List<Append<?>> batch = new ArrayList<>();
                IntStream.range(from, Math.min(count, from + WRITE_BATCH))
                        .forEach(i -> batch.add(make.apply(i)));
                writer.commit(batch);
            }
        }
    }

    /** From articles to claims, with the service's own steps and transactions. */
    private void rebuild(int articles) {
        Topic<ArticleEvent> topic =
                new Topic<>("pactwatch.articles.bench-" + articles, ArticleEvent.TOPIC.codec());
        provision(topic.name(), FOUND.name(), "pactwatch.dead-letters");
        SyntheticArticles synthetic = new SyntheticArticles(SEED);
        write(articles, i -> append(topic, synthetic.article(i)));
        BareConsumer.Reading bare = BareConsumer.read(settings, topic.name());
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
                        settings,
                        step,
                        topic,
                        PartitionOwner.Pace.BULK,
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
                java.net.URI.create("/bench"),
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

    /** From claims to the state of every member. */
    private double projection(int claims) {
        provision(CLAIMS.name());
        SyntheticClaims synthetic = new SyntheticClaims(SEED);
        write(claims, i -> synthetic.event(MEMBERS.get(i % MEMBERS.size()), i));
        BareConsumer.Reading bare = BareConsumer.read(settings, CLAIMS.name());
        ClaimBook book = new ClaimBook("bench");
        MemberBoard board = new MemberBoard(pack, book, new RulingBook(), InstantSource.system());
        long started = System.nanoTime();
        new Replayer(settings, "bench").replayAll(CLAIMS, book::accept);
        double folded = (System.nanoTime() - started) / 1e9;
        int members = board.all(AsOf.PRESENT).size();
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "projection: %d claims of %d members in %.2f s (folded in %.2f s), %.0f a second;"
                        + " bare consumer %.0f a second; ratio %.1f %%%n",
                claims,
                members,
                seconds,
                folded,
                claims / seconds,
                bare.perSecond(),
                100 * claims / seconds / bare.perSecond());
        return seconds;
    }

    /** As-of reads of one member with many claims, on days of the last years. */
    private void reads(int claimsPerMember) {
        MemberBoard board = board(claimsPerMember);
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            board.one("AM", day(random));
        }
        measure(board, claimsPerMember, random);
    }

    private MemberBoard board(int claimsPerMember) {
        ClaimBook book = new ClaimBook("bench");
        SyntheticClaims synthetic = new SyntheticClaims(SEED);
        for (int i = 0; i < claimsPerMember; i++) {
            Append<ClaimEvent> append = synthetic.event("AM", i);
            book.accept(new LogRecord<>(CLAIMS.name(), 0, i, append.key(), append.envelope()));
        }
        return new MemberBoard(pack, book, new RulingBook(), InstantSource.system());
    }

    private static AsOf day(Random random) {
        LocalDate day = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2_500));
        Instant at = AsOf.parse(day.toString()).orElseThrow();
        return new AsOf(null, at);
    }

    private static double measure(MemberBoard board, int claimsPerMember, Random random) {
        int reads = 1_000;
        long[] nanos = new long[reads];
        long started = System.nanoTime();
        for (int i = 0; i < reads; i++) {
            AsOf asOf = day(random);
            long from = System.nanoTime();
            board.one("AM", asOf);
            nanos[i] = System.nanoTime() - from;
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        Arrays.sort(nanos);
        System.out.printf(
                "reads: %d claims a member, %.0f reads a second on one thread; p50 %.2f ms, p99"
                        + " %.2f ms%n",
                claimsPerMember,
                reads / seconds,
                nanos[reads / 2] / 1e6,
                nanos[reads * 99 / 100] / 1e6);
        return seconds;
    }

    /** The same at a tenth and at the whole: how the cost grows with the log. */
    private void growth(int size) {
        double small = projection(size / 10);
        double large = projection(size);
        System.out.printf("growth: ten times the claims take %.1f times as long%n", large / small);
    }
}
