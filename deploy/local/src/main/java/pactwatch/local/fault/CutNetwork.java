package pactwatch.local.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The network between the services and the broker is cut, and then slowed. The broker is in a
 * network namespace of its own; {@code deploy/pactwatch} makes both and runs us in the other one.
 */
final class CutNetwork implements Fault {

    private static final String NAMESPACE = System.getProperty("pactwatch.faults.namespace", "");
    private static final String LINK = System.getProperty("pactwatch.faults.link", "");
    private static final String HOST = System.getProperty("pactwatch.faults.host", "");
    private static final List<Integer> PORTS = List.of(9092, 9093);
    private static final int CUT_MS_MAX = 12_000;
    private static final int SLOW_MS_MAX = 8_000;
    private static final String RATE = "256kbit";

    private final Brokers brokers;

    CutNetwork(Path root, Path folder) throws IOException, InterruptedException {
        if (NAMESPACE.isEmpty()) {
            throw new IOException("There are no network namespaces; they need root, and Linux");
        }
        brokers =
                new Brokers(
                        root,
                        folder,
                        HOST,
                        List.of("nsenter", "--net=/run/netns/" + NAMESPACE),
                        PORTS);
        brokers.start(1);
    }

    @Override
    public List<String> options() {
        return List.of("--kafka", brokers.addresses());
    }

    @Override
    public String strike(KilledLine line, Random random) throws IOException, InterruptedException {
        int cut = random.nextInt(CUT_MS_MAX);
        int slow = random.nextInt(SLOW_MS_MAX);
        Tool.run("ip", "link", "set", "dev", LINK, "down");
        TimeUnit.MILLISECONDS.sleep(cut);
        Tool.run("ip", "link", "set", "dev", LINK, "up");
        Tool.run(
                "tc", "qdisc", "add", "dev", LINK, "root", "tbf", "rate", RATE, "burst", "16kb",
                "latency", "500ms");
        TimeUnit.MILLISECONDS.sleep(slow);
        Tool.run("tc", "qdisc", "del", "dev", LINK, "root");
        return "network cut for %d ms, %s for %d ms".formatted(cut, RATE, slow);
    }

    @Override
    public void close() {
        brokers.close();
    }
}
