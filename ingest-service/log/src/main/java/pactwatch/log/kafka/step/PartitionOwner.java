package pactwatch.log.kafka.step;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import pactwatch.log.Topic;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.Reached;
import pactwatch.log.kafka.TransactionalWriter;
import pactwatch.log.kafka.read.ConsumerSettings;
import pactwatch.log.kafka.read.Replayer;

/**
 * Owns partitions of an input topic as a member of the consumer group that is named for the step.
 * Taking a partition over fences the predecessor, rebuilds, and only then works. Any failure of the
 * log gives up all partitions and starts anew after a pause that grows to 10 s.
 */
public final class PartitionOwner<I> implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PartitionOwner.class);

    private static final Duration STOP_MAX = Duration.ofSeconds(10);

    private record Owned(TransactionalWriter writer, PartitionWorker worker) {
        void close() {
            worker.close();
            writer.close();
        }
    }

    private final KafkaSettings settings;
    private final String step;
    private final Topic<I> input;
    private final WorkerFactory<I> factory;
    private final Pace pace;
    private final Replayer replayer;
    private final Thread thread;
    private final StepMeters meters;
    private final Outputs outputs;
    private final CommittedOffsets offsets;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Map<TopicPartition, Owned> owned = new HashMap<>();
    private volatile Set<Integer> ownedPartitions = Set.of();
    private volatile boolean joined;
    private volatile @Nullable String trouble;

    private PartitionOwner(
            KafkaSettings settings,
            String step,
            Topic<I> input,
            Set<Topic<?>> outputs,
            Pace pace,
            WorkerFactory<I> factory) {
        this.pace = pace;
        this.settings = settings;
        this.step = step;
        this.input = input;
        this.factory = factory;
        this.meters = new StepMeters(step, group());
        this.replayer = new Replayer(settings, step);
        this.outputs = new Outputs(outputs);
        this.offsets = new CommittedOffsets(settings, group(), this.outputs, replayer, meters);
        this.thread = Thread.ofPlatform().name(step).daemon().unstarted(this::run);
    }

    /** Joins the group of a step, at the pace of the present. */
    public static <I> PartitionOwner<I> start(
            KafkaSettings settings,
            String step,
            Topic<I> input,
            Set<Topic<?>> outputs,
            WorkerFactory<I> factory) {
        return start(settings, step, input, outputs, Pace.LIVE, factory);
    }

    /**
     * Joins the group of a step and works at a pace on what it is assigned until closed.
     *
     * @param outputs where it writes in transactions, beside the dead letters
     */
    public static <I> PartitionOwner<I> start(
            KafkaSettings settings,
            String step,
            Topic<I> input,
            Set<Topic<?>> outputs,
            Pace pace,
            WorkerFactory<I> factory) {
        PartitionOwner<I> owner =
                new PartitionOwner<>(settings, step, input, outputs, pace, factory);
        owner.thread.start();
        return owner;
    }

    /** Whether its thread runs; it ends by itself only if something is broken for good. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Whether it is a member of its group and has opened all that it was assigned. */
    public boolean isJoined() {
        return joined;
    }

    /** Why it last had to start anew; empty if it has worked since. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    public Set<Integer> ownedPartitions() {
        return ownedPartitions;
    }

    private void run() {
        RetryPause pause = new RetryPause();
        while (!isStopping()) {
            long started = System.nanoTime();
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(
                            ConsumerSettings.grouped(
                                    settings, step, group(), pace.batchRecordsMax()))) {
                work(consumer);
                leave(consumer);
            } catch (WakeupException e) {
                LOG.debugf("step wakes up step=%s", step);
            } catch (RuntimeException | Error e) {
                trouble = Objects.requireNonNullElse(e.getMessage(), e.toString());
                LOG.warnf(e, "step starts anew step=%s pauseMs=%d", step, pause.now().toMillis());
            } finally {
                joined = false;
                closeAll(owned.keySet());
            }
            awaitStop(pause.after(Duration.ofNanos(System.nanoTime() - started)));
        }
    }

    private String group() {
        return "pactwatch." + step;
    }

    private void work(KafkaConsumer<String, byte[]> consumer) {
        consumer.subscribe(List.of(input.name()), new Rebalance(consumer));
        while (!isStopping()) {
            ConsumerRecords<String, byte[]> records = consumer.poll(pace.pollWait());
            joined = consumer.groupMetadata().generationId() >= 0;
            for (TopicPartition partition : records.partitions()) {
                meters.batch(() -> workerOf(partition).accept(records.records(partition)));
                trouble = null;
            }
            for (Owned one : owned.values()) {
                boolean _ = one.worker().tick();
            }
            owned.forEach(this::checkHealth);
            owned.forEach((partition, one) -> meters.tell(consumer, partition, one.worker()));
        }
    }

    private PartitionWorker workerOf(TopicPartition partition) {
        Owned one = owned.get(partition);
        if (one == null) {
            throw new IllegalStateException(
                    "Records of a partition that is not owned: " + partition);
        }
        return one.worker();
    }

    private void checkHealth(TopicPartition partition, Owned one) {
        if (one.writer().isBroken() || !one.worker().isHealthy()) {
            throw new KafkaException("The worker of " + partition + " cannot go on");
        }
    }

    private void leave(KafkaConsumer<String, byte[]> consumer) {
        closeAll(owned.keySet());
        consumer.close(
                CloseOptions.timeout(STOP_MAX)
                        .withGroupMembershipOperation(
                                CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;

        Rebalance(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, TransactionalWriter> writers = new HashMap<>();
            try {
                for (TopicPartition partition : partitions) {
                    writers.put(
                            partition,
                            TransactionalWriter.open(settings, step, partition.partition()));
                }
                offsets.of(writers, consumer)
                        .forEach((partition, reached) -> takeOver(partition, reached, writers));
            } finally {
                writers.values().forEach(TransactionalWriter::close);
            }
            ownedPartitions = partitionNumbers();
        }

        private void takeOver(
                TopicPartition partition,
                Reached reached,
                Map<TopicPartition, TransactionalWriter> writers) {
            TransactionalWriter writer = Objects.requireNonNull(writers.get(partition));
            Takeover<I> takeover =
                    new Takeover<>(
                            input,
                            partition.partition(),
                            writer,
                            replayer,
                            outputs,
                            consumer::groupMetadata,
                            consumer.partitionsFor(input.name()).size(),
                            reached);
            owned.put(partition, new Owned(writer, factory.open(takeover)));
            writers.remove(partition);
            long offset = takeover.resumeAt();
            consumer.seek(partition, offset);
            LOG.infof(
                    "partition taken over step=%s partition=%d offset=%d",
                    step, partition.partition(), offset);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            closeAll(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            closeAll(partitions);
        }
    }

    private void closeAll(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : List.copyOf(partitions)) {
            Owned one = owned.remove(partition);
            if (one != null) {
                one.close();
                meters.forget(partition.partition());
                LOG.infof("partition given up step=%s partition=%d", step, partition.partition());
            }
        }
        ownedPartitions = partitionNumbers();
    }

    private Set<Integer> partitionNumbers() {
        return owned.keySet().stream()
                .map(TopicPartition::partition)
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void awaitStop(Duration atMost) {
        try {
            if (stopping.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debugf("step stops step=%s", step);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(STOP_MAX)) {
                LOG.warnf("step does not stop step=%s", step);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
