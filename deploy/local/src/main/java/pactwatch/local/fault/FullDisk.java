package pactwatch.local.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The disk under the broker is full for a while: the broker ends, and is started again. */
final class FullDisk implements Fault {

    private static final String SIZE = "256m";
    private static final int FULL_MS_MAX = 6_000;
    private static final int BLOCK_BYTES = 64 * 1024;

    private final Path disk;
    private final Brokers brokers;

    FullDisk(Path root, Path folder) throws IOException, InterruptedException {
        disk = Files.createDirectories(folder.resolve("disk"));
        Tool.run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString());
        brokers = new Brokers(root, disk, "127.0.0.1", List.of(), Brokers.ports(1));
        brokers.start(1);
    }

    @Override
    public List<String> options() {
        return List.of("--kafka", brokers.addresses());
    }

    @Override
    public String strike(KilledLine line, Random random) throws IOException, InterruptedException {
        int millis = random.nextInt(FULL_MS_MAX);
        Path ballast = disk.resolve("ballast");
        fill(ballast);
        TimeUnit.MILLISECONDS.sleep(millis);
        boolean isEnded = !brokers.isAlive(0);
        Files.delete(ballast);
        if (isEnded) {
            brokers.startAgain(0);
        }
        return "disk full for %d ms, broker %s".formatted(millis, isEnded ? "ended" : "stayed");
    }

    private static void fill(Path ballast) {
        byte[] block = new byte[BLOCK_BYTES];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException _) {
            // That is what was wanted: there is no more room.
        }
    }

    @Override
    public void close() throws IOException {
        brokers.close();
        try {
            Tool.run("umount", disk.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
