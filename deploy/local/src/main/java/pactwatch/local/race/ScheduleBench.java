package pactwatch.local.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch bench schedule}: whether each of many feeds is asked when it is due. */
@Command(
        name = "pactwatch bench schedule",
        mixinStandardHelpOptions = true,
        description = {
            "Serves feeds on loopback and lets an ingest service ask each of them at a fixed interval,",
            "one twentieth of them with a new item each time. Tells how late feeds were asked (after",
            "the interval and its jitter of at most a tenth), and what it took. Ends with 1 if a feed was",
            "left out for two intervals."
        })
public final class ScheduleBench implements Callable<Integer> {

    private static final Duration COLD_MAX = Duration.ofMinutes(10);
    private static final double JITTER = 0.1;
    private static final double LEFT_OUT = 2.0;
    private static final int CHANGED_PART = 20;

    @Option(
            names = "--feeds",
            defaultValue = "2000",
            description = "Feeds (default: ${DEFAULT-VALUE}).")
    private int feeds;

    @Option(
            names = "--items",
            defaultValue = "10",
            description = "Items of each feed (default: ${DEFAULT-VALUE}).")
    private int items;

    @Option(
            names = "--every",
            defaultValue = "PT1M",
            description = "Between two fetches of a feed (default: ${DEFAULT-VALUE}).")
    private Duration every = Duration.ZERO;

    @Option(
            names = "--intervals",
            defaultValue = "4",
            description = "How many of them to watch (default: ${DEFAULT-VALUE}).")
    private int intervals;

    @Option(
            names = "--java-options",
            defaultValue = "-Xms48m,-Xmx256m,-XX:+UseSerialGC,-XX:TieredStopAtLevel=1",
            split = ",",
            description = "Of the service (default: ${DEFAULT-VALUE}, as up has them).")
    private List<String> javaOptions = List.of();

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ScheduleBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("pactwatch.root", ".")).toAbsolutePath().normalize();
        Path folder = Files.createTempDirectory("pactwatch-bench");
        try (RaceSite site = new RaceSite(feeds, items);
                RaceLine line = RaceLine.start(root, folder, javaOptions, every);
                LogCount log = new LogCount(line.bootstrapServers())) {
            line.api().postOpml("/api/feeds/opml", site.opml());
            long deadline = System.nanoTime() + COLD_MAX.toNanos();
            if (!log.await(feeds, (long) feeds * items, deadline)) {
                throw new IOException("Not all feeds were read within " + COLD_MAX + ": " + log);
            }
            site.forgetTimes();
            ProcessUse before = line.ingestUse();
            watch(site);
            return report(site, before, line.ingestUse());
        } finally {
            delete(folder);
        }
    }

    /** Lets the intervals pass, with their jitter. */
    private void watch(RaceSite site) throws InterruptedException {
        for (int i = 0; i < intervals; i++) {
            site.addItems(i, CHANGED_PART);
            TimeUnit.MILLISECONDS.sleep((long) (every.toMillis() * (1 + JITTER)));
        }
    }

    private int report(RaceSite site, ProcessUse before, ProcessUse after) {
        List<Double> late = new ArrayList<>();
        int asked = 0;
        int leftOut = 0;
        long now = System.nanoTime();
        for (List<Long> times : site.times()) {
            asked += times.size();
            long last = times.isEmpty() ? now - every.toNanos() * intervals : times.getLast();
            boolean isLeftOut = isLate(now - last, LEFT_OUT);
            for (int i = 1; i < times.size(); i++) {
                long gap = times.get(i) - times.get(i - 1);
                isLeftOut |= isLate(gap, LEFT_OUT);
                late.add(Math.max(0, gap - every.toNanos() * (1 + JITTER)) / 1e9);
            }
            leftOut += isLeftOut ? 1 : 0;
        }
        late.sort(Comparator.naturalOrder());
        System.out.printf(
                "%d feeds every %s for %d intervals: asked %d times; late by, in seconds: median"
                        + " %.2f, 99 of 100 %.2f, at most %.2f; left out: %d; CPU %.1f s, peak %d MB%n",
                feeds,
                every,
                intervals,
                asked,
                part(late, 0.5),
                part(late, 0.99),
                part(late, 1),
                leftOut,
                after.cpuSecondsSince(before),
                after.peakKib() / 1024);
        return leftOut == 0 ? 0 : 1;
    }

    private boolean isLate(long nanos, double intervalsPassed) {
        return nanos > every.toNanos() * intervalsPassed;
    }

    private static double part(List<Double> sorted, double part) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * part)));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
