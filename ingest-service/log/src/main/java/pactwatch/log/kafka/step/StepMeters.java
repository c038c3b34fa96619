package pactwatch.log.kafka.step;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What a step tells of itself: how far it is behind in each partition that it owns, and how long
 * its batches take. A partition is told by its owner alone, so that the sum over all instances is
 * the lag of the group.
 */
final class StepMeters {

    private record Lag(AtomicLong records, Gauge gauge) {}

    private final String step;
    private final String group;
    private final Timer batches;
    private final Counter settled;
    private final Map<TopicPartition, Lag> lags = new ConcurrentHashMap<>();

    StepMeters(String step, String group) {
        this.step = step;
        this.group = group;
        batches =
                Timer.builder("pactwatch.step.batch")
                        .description("How long a step takes for a batch, its commit included")
                        .tag("step", step)
                        .register(Metrics.globalRegistry);
        settled =
                Counter.builder("pactwatch.step.settled")
                        .description("Transactions left open by the brokers that a step ended")
                        .tag("step", step)
                        .register(Metrics.globalRegistry);
    }

    /** Counts a transaction that the brokers left open and the step ended. */
    void settled() {
        settled.increment();
    }

    /** Measures the work on a batch. */
    void batch(Runnable work) {
        batches.record(work);
    }

    /** Tells how many records of a partition, and of those beside it, are not yet read. */
    void tell(Consumer<?, ?> consumer, TopicPartition partition, PartitionWorker worker) {
        consumer.currentLag(partition).ifPresent(records -> behind(partition, records));
        worker.behind()
                .forEach((topic, records) ->
                        behind(new TopicPartition(topic, partition.partition()), records));
    }

    private void behind(TopicPartition partition, long records) {
        lags.computeIfAbsent(partition, this::register).records().set(records);
    }

    private Lag register(TopicPartition partition) {
        AtomicLong records = new AtomicLong();
        Gauge gauge =
                Gauge.builder("kafka.consumergroup.lag", records, AtomicLong::get)
                        .description("Records that a step has not yet read")
                        .tag("consumergroup", group)
                        .tag("step", step)
                        .tag("topic", partition.topic())
                        .tag("partition", Integer.toString(partition.partition()))
                        .register(Metrics.globalRegistry);
        return new Lag(records, gauge);
    }

    /** Tells nothing more of partitions of this number, whatever their topic. */
    void forget(int partition) {
        for (TopicPartition known : List.copyOf(lags.keySet())) {
            Lag lag = known.partition() == partition ? lags.remove(known) : null;
            if (lag != null) {
                Metrics.globalRegistry.remove(lag.gauge());
            }
        }
    }
}
