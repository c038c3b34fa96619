package pactwatch.local.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** One of three brokers is killed and comes back. */
final class LostBroker implements Fault {

    private static final int COUNT = 3;
    private static final int GONE_MS_MAX = 8_000;

    private final Brokers brokers;

    LostBroker(Path root, Path folder) throws IOException, InterruptedException {
        brokers = new Brokers(root, folder, "127.0.0.1", List.of(), Brokers.ports(COUNT));
        brokers.start(COUNT);
    }

    @Override
    public List<String> options() {
        return List.of("--kafka", brokers.addresses());
    }

    @Override
    public String strike(KilledLine line, Random random) throws IOException, InterruptedException {
        int victim = random.nextInt(COUNT);
        int millis = random.nextInt(GONE_MS_MAX);
        brokers.kill(victim);
        TimeUnit.MILLISECONDS.sleep(millis);
        brokers.startAgain(victim);
        return "broker %d of %d lost for %d ms".formatted(victim + 1, COUNT, millis);
    }

    @Override
    public void close() {
        brokers.close();
    }
}
