package pactwatch.analysis.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import pactwatch.log.Append;
import pactwatch.log.TopicCatalog;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.KafkaTopics;
import pactwatch.log.kafka.TransactionalWriter;

/** Topics of a benchmark's own, filled before anything is measured. */
record BenchTopics(KafkaSettings settings) {

    private static final int WRITE_BATCH = 5_000;
    private static final int PARTITIONS = 6;

    void provision(String... topics) {
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

    void write(int count, IntFunction<Append<?>> make) {
        try (TransactionalWriter writer = TransactionalWriter.open(settings, "bench-fill", 0)) {
            for (int from = 0; from < count; from += WRITE_BATCH) {
                List<Append<?>> batch = new ArrayList<>();
                IntStream.range(from, Math.min(count, from + WRITE_BATCH))
                        .forEach(i -> batch.add(make.apply(i)));
                writer.commit(batch);
            }
        }
    }
}
