package pactwatch.local.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch bench alert}: item served → webhook received, at a line that runs. */
@Command(
        name = "pactwatch bench alert",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a Pactwatch that runs on this machine: the time from the moment at which a feed",
            "served an item to the moment at which the webhook came. Use an empty data folder: the",
            "items are made up and stay in the log."
        })
public final class AlertBench implements Callable<Integer> {

    private static final Duration ARRIVAL_MAX = Duration.ofSeconds(60);
    private static final Duration FAN_OUT_MAX = Duration.ofMinutes(5);
    private static final int SUBSCRIBERS_AT_ONCE = 8;

    /** Items in a row of which nothing came, after which it is in vain to go on. */
    private static final int MISSED_MAX = 2;

    @Option(names = "--url", defaultValue = "http://localhost:8080", description = "The board.")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--token-file", required = true, description = "File with the admin token.")
    private Path tokenFile = Path.of("token");

    @Option(
            names = "--items",
            defaultValue = "24",
            description = "Alerts to measure, one after another (default: ${DEFAULT-VALUE}).")
    private int items;

    @Option(
            names = "--background",
            defaultValue = "0",
            description = "Other articles a second, served meanwhile (default: ${DEFAULT-VALUE}).")
    private int background;

    @Option(
            names = "--subscriptions",
            defaultValue = "1",
            description = "Subscriptions that want each alert (default: ${DEFAULT-VALUE}).")
    private int subscriptions;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            description = {
                "The first alerts, which a line that has just started sends more slowly; they are",
                "reported apart (default: ${DEFAULT-VALUE})."
            })
    private int warmUp;

    /** Runs the command. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new AlertBench()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (items > BenchFeed.itemsMax()) {
            System.err.printf("--items: at most %d, not %d%n", BenchFeed.itemsMax(), items);
            return 2;
        }
        Api api = new Api(url, Files.readString(tokenFile).strip());
        try (BenchReceiver receiver = new BenchReceiver();
                BenchFeed feed = new BenchFeed()) {
            subscribe(api, receiver.url());
            feed.addTo(api);
            feed.serveBackground(background);
            List<Long> millis = new ArrayList<>();
            List<Long> all = new ArrayList<>();
            int missed = 0;
            for (int i = 0; i < items && missed < MISSED_MAX; i++) {
                missed = isMeasured(api, receiver, feed, i, millis, all) ? 0 : missed + 1;
            }
            if (missed == MISSED_MAX) {
                System.out.println(
                        "Nothing comes. What an earlier run told is no news: use an empty data folder.");
            }
            report(millis, all);
            return millis.size() == items ? 0 : 1;
        }
    }

    private void subscribe(Api api, URI hook) throws InterruptedException, IOException {
        JsonObject draft =
                new JsonObject()
                        .put("kinds", new JsonArray(BenchFeed.KINDS))
                        .put(
                                "channel",
                                new JsonObject()
                                        .put("type", "webhook")
                                        .put("url", hook.toString()));
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(SUBSCRIBERS_AT_ONCE)) {
            List<Future<JsonObject>> opened = new ArrayList<>();
            for (int i = 0; i < subscriptions; i++) {
                opened.add(threads.submit(() -> api.post("/api/subscriptions", draft)));
            }
            for (Future<JsonObject> each : opened) {
                each.get();
            }
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("Cannot subscribe", e);
        }
        System.out.printf(
                "%d subscriptions opened in %.1f s%n",
                subscriptions, (System.nanoTime() - begun) / 1e9);
    }

    private boolean isMeasured(
            Api api,
            BenchReceiver receiver,
            BenchFeed feed,
            int number,
            List<Long> millis,
            List<Long> all)
            throws IOException, InterruptedException {
        int before = receiver.count();
        String link = feed.publish(number);
        feed.poll(api);
        long deadline = System.nanoTime() + ARRIVAL_MAX.toNanos();
        Long first = receiver.awaitFirst(link, deadline);
        Long served = feed.servedAt(link);
        if (first == null || served == null) {
            System.out.printf("item %d: nothing came within %s%n", number, ARRIVAL_MAX);
            return false;
        }
        millis.add((first - served) / 1_000_000);
        if (subscriptions > 1) {
            long last =
                    receiver.awaitCount(
                            before + subscriptions, System.nanoTime() + FAN_OUT_MAX.toNanos());
            all.add((last - served) / 1_000_000);
        }
        return true;
    }

    private void report(List<Long> millis, List<Long> all) {
        int first = Math.min(warmUp, millis.size());
        List<Long> measured = millis.subList(first, millis.size());
        System.out.printf("each in order, ms: %s%n", millis);
        System.out.printf("the first %d after the start: slowest %d ms%n", first, slowest(millis));
        System.out.printf(
                "served → first webhook: %d of %d alerts, p50 %d ms, p99 %d ms, background %d articles/s%n",
                measured.size(),
                Math.max(0, items - warmUp),
                at(measured, 50),
                at(measured, 99),
                background);
        if (!all.isEmpty()) {
            System.out.printf(
                    "served → all %d first attempts: p50 %.1f s, slowest %.1f s%n",
                    subscriptions, at(all, 50) / 1e3, at(all, 100) / 1e3);
        }
    }

    private long slowest(List<Long> millis) {
        return at(millis.subList(0, Math.min(warmUp, millis.size())), 100);
    }

    /** The nearest-rank percentile; 0 of nothing. */
    static long at(List<Long> values, int percent) {
        if (values.isEmpty()) {
            return 0;
        }
        List<Long> sorted = values.stream().sorted().toList();
        int rank = Math.ceilDiv(sorted.size() * percent, 100);
        return sorted.get(Math.max(1, rank) - 1);
    }
}
