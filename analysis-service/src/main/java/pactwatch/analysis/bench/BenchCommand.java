package pactwatch.analysis.bench;

import java.util.Map;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.pack.PackFiles;
import pactwatch.log.kafka.KafkaSettings;

/**
 * Measures rebuilding, projecting and reading against a broker, beside a bare consumer of the same
 * topic in the same run. Prints one line a measurement.
 */
public final class BenchCommand {

    private static final long SEED = 20_240_222L;

    private BenchCommand() {}

    /**
     * Runs one benchmark.
     *
     * @param args bootstrap servers, the benchmark, and how many articles or claims
     */
    public static void main(String[] args) throws InterruptedException {
        BenchTopics topics = new BenchTopics(new KafkaSettings(args[0], "bench", Map.of()));
        Pack pack = PackFiles.bundled("csto");
        int size = Integer.parseInt(args[2]);
        ProjectionBench projection = new ProjectionBench(topics, pack, SEED);
        switch (args[1]) {
            case "rebuild" -> new RebuildBench(topics, pack, SEED).run(size);
            case "projection" -> projection.run(size).print();
            case "reads" -> new ReadsBench(pack, SEED).run(size).print();
            case "growth" -> growth(projection, new ReadsBench(pack, SEED), size);
            default -> {
                System.err.println("bench: rebuild, projection, reads or growth, not " + args[1]);
                System.exit(2);
            }
        }
        System.exit(0);
    }

    /** At a tenth and at the whole, each on a log of its own: how cost grows with the log. */
    private static void growth(ProjectionBench projection, ReadsBench reads, int size)
            throws InterruptedException {
        ProjectionBench.Run small = projection.run(size / 10);
        small.print();
        ProjectionBench.Run large = projection.run(size);
        large.print();
        ReadsBench.Run few = reads.run(size / 100);
        few.print();
        ReadsBench.Run many = reads.run(size / 10);
        many.print();
        System.out.printf(
                "growth: ten times the claims take %.1f times as long to fold and %.1f times to"
                        + " project; a day asked for again takes %.1f times as long (p99), one"
                        + " asked for first %.1f times%n",
                large.folded() / small.folded(),
                large.projected() / small.projected(),
                many.p99() / few.p99(),
                many.coldMedian() / few.coldMedian());
    }
}
