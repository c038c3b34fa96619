package pactwatch.log.kafka;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.FileRecords;

/**
 * A broker that can lose the end of a transaction: the marker among the offsets that says it was
 * committed is gone from the disk, while the coordinator's own record calls it complete.
 */
public final class ForgetfulBroker implements AutoCloseable {

    private static final String OFFSETS = "__consumer_offsets-0";

    /** What has a broker trust in what it knew before it stopped. */
    private static final Set<String> DERIVED =
            Set.of(".kafka_cleanshutdown", "recovery-point-offset-checkpoint");

    private final Path folder;
    private final TestCluster cluster;

    private ForgetfulBroker(Path folder, TestCluster cluster) {
        this.folder = folder;
        this.cluster = cluster;
    }

    /** Starts one on an empty folder, with topics of three partitions each. */
    public static ForgetfulBroker start(Path folder, String... topics) {
        TestCluster cluster = TestCluster.start(folder, 1);
        TestBroker.provide(cluster.settings("test"), topics);
        return new ForgetfulBroker(folder, cluster);
    }

    public KafkaSettings settings(String instance) {
        return cluster.settings(instance);
    }

    /** Stops, forgets the last marker and all that it wrote after it among the offsets, starts. */
    public void loseLastOffsetMarker() throws IOException {
        cluster.stop(0);
        for (Path file : files()) {
            if (isOfOffsets(file, ".log")) {
                truncate(file.toFile());
            } else if (isOfOffsets(file, ".snapshot") || DERIVED.contains(name(file))) {
                Files.delete(file);
            }
        }
        cluster.startAgain(0);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean isOfOffsets(Path file, String end) {
        return file.toString().contains("/" + OFFSETS + "/") && name(file).endsWith(end);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void truncate(File segment) throws IOException {
        try (FileRecords records = FileRecords.open(segment)) {
            int last = -1;
            for (var batch : records.batches()) {
                if (batch.isControlBatch()) {
                    last = batch.position();
                }
            }
            if (last < 0) {
                throw new IllegalStateException("No transaction has ended in " + segment);
            }
            int _ = records.truncateTo(last);
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
