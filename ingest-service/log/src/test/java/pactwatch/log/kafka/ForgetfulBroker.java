package pactwatch.log.kafka;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.record.internal.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

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

    /**
     * Stops, forgets the end of the last transaction among the offsets and all that it wrote there
     * after it, starts.
     *
     * @param outputs topics in which the end of the same transaction is forgotten too
     */
    public void loseLastMarker(String... outputs) throws IOException {
        cluster.stop(0);
        long producer = truncate(segments(OFFSETS).getFirst(), b -> true);
        for (String topic : outputs) {
            for (Path segment : segments(topic + "-")) {
                long _ = truncate(segment, b -> b.producerId() == producer);
            }
        }
        for (Path file : files("")) {
            if (name(file).endsWith(".snapshot") || DERIVED.contains(name(file))) {
                Files.delete(file);
            }
        }
        cluster.startAgain(0);
    }

    private List<Path> segments(String partition) throws IOException {
        return files("/" + partition).stream().filter(f -> name(f).endsWith(".log")).toList();
    }

    private List<Path> files(String within) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> f.toString().contains(within))
                    .toList();
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * Takes the last end of a transaction off a segment, if it is of those that are meant.
     *
     * @return the producer whose transaction it was; -1 if there was none
     */
    private static long truncate(Path segment, Predicate<RecordBatch> isMeant) throws IOException {
        try (FileRecords records = FileRecords.open(segment.toFile())) {
            FileChannelRecordBatch last = null;
            for (FileChannelRecordBatch batch : records.batches()) {
                if (batch.isControlBatch()) {
                    last = batch;
                }
            }
            if (last == null || !isMeant.test(last)) {
                return -1;
            }
            long producer = last.producerId();
            int _ = records.truncateTo(last.position());
            return producer;
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
