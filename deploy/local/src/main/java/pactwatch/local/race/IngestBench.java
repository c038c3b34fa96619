package pactwatch.local.race;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.local.bench.Api;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch bench ingest}: how long a refresh of many feeds takes, and what of. */
@Command(
        name = "pactwatch bench ingest",
        mixinStandardHelpOptions = true,
        description = {
            "Serves feeds on loopback and lets an ingest service with an empty log and a broker of its",
            "own read them: cold (nothing known), warm (each feed answers 304) and change (each feed",
            "has one item more). A refresh ends when all of its fetches and articles are committed to",
            "the log. CPU and memory are the service's; the broker's CPU is told beside them.",
            "With --peers, other feed readers that are installed (newsboat, sfeed) do each refresh",
            "right after it; x2 means that the peer took twice as much."
        })
public final class IngestBench implements Callable<Integer> {

    private static final Duration REFRESH_MAX = Duration.ofMinutes(5);
    private static final Duration ASK_MAX = Duration.ofSeconds(60);
    private static final Duration NEVER_BY_ITSELF = Duration.ofHours(24);
    private static final Duration SETTLE = Duration.ofMillis(300);

    @Option(
            names = "--feeds",
            defaultValue = "200,2000",
            split = ",",
            description = "Feeds, one measurement for each number (default: ${DEFAULT-VALUE}).")
    private List<Integer> feeds = List.of();

    @Option(
            names = "--items",
            defaultValue = "50",
            description = "Items of each feed (default: ${DEFAULT-VALUE}).")
    private int items;

    @Option(
            names = "--runs",
            defaultValue = "1",
            description = "Times, each from an empty log (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = {
                "Warm and change refreshes in each run; the first ones are slower, because the",
                "service has just started and its code is being compiled (default: ${DEFAULT-VALUE})."
            })
    private int rounds;

    @Option(
            names = "--site",
            description =
                    "A site that serves the feeds instead, with /ctl/opml, urls, stats, reset, bump.")
    private @Nullable URI site;

    @Option(
            names = "--java-options",
            defaultValue = "-Xms48m,-Xmx256m,-XX:+UseSerialGC,-XX:TieredStopAtLevel=1",
            split = ",",
            description = "Of the service (default: ${DEFAULT-VALUE}, as up has them).")
    private List<String> javaOptions = List.of();

    @Option(
            names = "--peers",
            description = "Race the feed readers that are installed on the same feeds.")
    private boolean isRace;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new IngestBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        System.out.printf(
                "%6s %6s %-7s %-12s %8s %8s %11s %9s   %s%n",
                "feeds",
                "items",
                "refresh",
                "reader",
                "wall s",
                "CPU s",
                "broker CPU",
                "peak MB",
                "answers");
        for (int count : feeds) {
            for (int run = 0; run < runs; run++) {
                if (site != null) {
                    measure(count, site);
                    continue;
                }
                try (RaceSite own = new RaceSite(count, items)) {
                    measure(count, own.url());
                }
            }
        }
        return 0;
    }

    private void measure(int count, URI from) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("pactwatch.root", ".")).toAbsolutePath().normalize();
        Path folder = Files.createTempDirectory("pactwatch-bench");
        try (RaceLine line = RaceLine.start(root, folder, javaOptions, NEVER_BY_ITSELF);
                LogCount log = new LogCount(line.bootstrapServers())) {
            Api api = line.api();
            String opml = ask(from, "opml");
            Rivals rivals = new Rivals(from, count, folder);
            Refresh refresh = new Refresh(line, log, from, count);
            rivals.run(
                    "cold",
                    refresh.run("cold", () -> api.postOpml("/api/feeds/opml", opml), items));
            rivals.settle();
            Refresh.Start askAll = () -> api.post("/api/feeds/poll", new JsonObject());
            for (int round = 0; round < rounds; round++) {
                rivals.run("warm", refresh.run("warm", askAll, 0));
                ask(from, "bump");
                rivals.run("change", refresh.run("change", askAll, 1));
            }
        } finally {
            delete(folder);
        }
    }

    /** Refreshes of one line, one after another. */
    private final class Refresh {

        /** What makes the service ask all feeds. */
        interface Start {
            Object run() throws IOException, InterruptedException;
        }

        private final RaceLine line;
        private final LogCount log;
        private final URI from;
        private final int count;
        private long fetches;
        private long articles;

        Refresh(RaceLine line, LogCount log, URI from, int count) {
            this.line = line;
            this.log = log;
            this.from = from;
            this.count = count;
        }

        Effort run(String name, Start start, int newItems)
                throws IOException, InterruptedException {
            fetches += count;
            articles += (long) count * newItems;
            ask(from, "reset");
            ProcessUse before = line.ingestUse();
            ProcessUse brokerBefore = line.brokerUse();
            long begun = System.nanoTime();
            start.run();
            if (!log.await(fetches, articles, begun + REFRESH_MAX.toNanos())) {
                throw new IOException(
                        "%s: %s were committed within %s, not %d and %d"
                                .formatted(name, log, REFRESH_MAX, fetches, articles));
            }
            double wall = (System.nanoTime() - begun) / 1e9;
            TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
            ProcessUse after = line.ingestUse();
            Effort effort = new Effort(wall, after.cpuSecondsSince(before));
            String rest =
                    "%11.2f %9d"
                            .formatted(
                                    line.brokerUse().cpuSecondsSince(brokerBefore),
                                    after.peakKib() / 1024);
            print(from, count, name, "pactwatch", effort, rest);
            return effort;
        }
    }

    /** Other readers, one after another, each with a folder of its own. */
    private final class Rivals {

        private final Map<RacePeer, Path> folders = new EnumMap<>(RacePeer.class);
        private final URI from;
        private final int count;

        Rivals(URI from, int count, Path folder) throws IOException, InterruptedException {
            this.from = from;
            this.count = count;
            for (RacePeer peer : RacePeer.values()) {
                if (isRace && peer.isInstalled()) {
                    Path own = Files.createDirectory(folder.resolve(peer.program()));
                    peer.prepare(own, ask(from, "urls").lines().toList());
                    folders.put(peer, own);
                }
            }
        }

        /**
         * A refresh that is not measured: newsboat 2.21 keeps validators only from its second on.
         */
        void settle() throws IOException, InterruptedException {
            for (Map.Entry<RacePeer, Path> each : folders.entrySet()) {
                Effort _ = each.getKey().refresh(each.getValue());
            }
        }

        void run(String name, Effort ours) throws IOException, InterruptedException {
            for (Map.Entry<RacePeer, Path> each : folders.entrySet()) {
                ask(from, "reset");
                Effort theirs = each.getKey().refresh(each.getValue());
                String reader = each.getKey().program();
                print(from, count, name, reader, theirs, theirs.comparedWith(ours));
            }
        }
    }

    private void print(
            URI from, int count, String refresh, String reader, Effort effort, String rest)
            throws IOException, InterruptedException {
        JsonObject stats = new JsonObject(ask(from, "stats"));
        System.out.printf(
                "%6d %6d %-7s %-12s %8.2f %8.2f %21s   200: %d, 304: %d%n",
                count,
                items,
                refresh,
                reader,
                effort.wallSeconds(),
                effort.cpuSeconds(),
                rest,
                stats.getLong("feed200"),
                stats.getLong("feed304"));
    }

    private String ask(URI from, String what) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(from.resolve("/ctl/" + what)).timeout(ASK_MAX).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(request.uri() + ": " + answer.statusCode());
        }
        return answer.body();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
