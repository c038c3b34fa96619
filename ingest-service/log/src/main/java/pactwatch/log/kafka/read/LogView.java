package pactwatch.log.kafka.read;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.LogWriter;

/**
 * A read view: follows every partition of its topics from the start, joins no group, never writes.
 * Folds run on the view's own thread, one record at a time; what they fill must be safe to read
 * from others. A broken connection is retried for ever, from the position reached.
 */
public final class LogView implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogView.class);
    private static final Duration POLL_WAIT = Duration.ofMillis(100);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(5);

    private record Subscription<E>(Topic<E> topic, Consumer<LogRecord<E>> fold) {
        void accept(ConsumerRecord<String, byte[]> record) {
            Replayer.foldOne(topic, record, fold);
        }
    }

    /** Collects the topics of a view before it starts. */
    public static final class Builder {
        private final KafkaSettings settings;
        private final String name;
        private final Map<String, Subscription<?>> subscriptions = new HashMap<>();
        private Runnable afterBatch = () -> {};

        private Builder(KafkaSettings settings, String name) {
            this.settings = settings;
            this.name = name;
        }

        /** Folds every record of a topic. */
        public <E> Builder fold(Topic<E> topic, Consumer<LogRecord<E>> fold) {
            subscriptions.put(topic.name(), new Subscription<>(topic, fold));
            return this;
        }

        /** Runs on the view's thread after each batch that brought records. */
        public Builder afterBatch(Runnable action) {
            afterBatch = action;
            return this;
        }

        public LogView start() {
            LogView view = new LogView(this);
            view.thread.start();
            return view;
        }
    }

    private final KafkaSettings settings;
    private final String name;
    private final Map<String, Subscription<?>> subscriptions;
    private final Runnable afterBatch;
    private final Thread thread;
    private final Admin admin;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean caughtUp;

    private LogView(Builder builder) {
        settings = builder.settings;
        name = builder.name;
        subscriptions = Map.copyOf(builder.subscriptions);
        afterBatch = builder.afterBatch;
        admin = Admin.create(settings.client(name + "-view-ends"));
        thread = Thread.ofPlatform().name(name + "-view").daemon().unstarted(this::run);
    }

    public static Builder named(KafkaSettings settings, String name) {
        return new Builder(settings, name);
    }

    /** Whether the view has once reached the end that the log had when it started. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /**
     * Waits until the view has folded an appended event.
     *
     * @return false if the wait took longer than the bound
     */
    public boolean await(LogWriter.Position position, Duration atMost) {
        return awaitEnds(Map.of(position.partition(), position.offset() + 1), atMost);
    }

    /**
     * Waits until the view has folded all that the log holds at the time of the call.
     *
     * @return false if the wait took longer than the bound
     * @throws KafkaException if the brokers do not answer
     */
    public boolean awaitPresent(Duration atMost) {
        return caughtUp && awaitEnds(presentEnds(atMost), atMost);
    }

    private Map<TopicPartition, Long> presentEnds(Duration atMost) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        positions.keySet().forEach(p -> latest.put(p, OffsetSpec.latest()));
        try {
            Map<TopicPartition, Long> ends = new HashMap<>();
            admin.listOffsets(latest)
                    .all()
                    .get(atMost.toMillis(), TimeUnit.MILLISECONDS)
                    .forEach((p, end) -> ends.put(p, end.offset()));
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while asking for the end of the log", e);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new KafkaException("The brokers do not tell the end of the log", e);
        }
    }

    private boolean awaitEnds(Map<TopicPartition, Long> ends, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (!isReached(ends)) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || moved.awaitNanos(left) <= 0) {
                    return isReached(ends);
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(e -> positions.getOrDefault(e.getKey(), 0L) >= e.getValue());
    }

    private void run() {
        while (isRunning()) {
            try (KafkaConsumer<String, byte[]> consumer =
                    new KafkaConsumer<>(ConsumerSettings.ungrouped(settings, name + "-view"))) {
                follow(consumer);
            } catch (KafkaException e) {
                LOG.warnf("view interrupted view=%s reason=%s", name, e.getMessage());
                pause();
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        subscriptions.keySet().forEach(t -> partitions.addAll(Replayer.partitionsOf(consumer, t)));
        consumer.assign(partitions);
        partitions.forEach(p -> consumer.seek(p, positions.getOrDefault(p, 0L)));
        Map<TopicPartition, Long> startEnds = consumer.endOffsets(partitions);
        while (isRunning()) {
            var records = consumer.poll(POLL_WAIT);
            for (ConsumerRecord<String, byte[]> record : records) {
                foldSafely(record);
                positions.put(
                        new TopicPartition(record.topic(), record.partition()),
                        record.offset() + 1);
            }
            publish(consumer, partitions, startEnds);
            if (!records.isEmpty()) {
                afterBatch.run();
            }
        }
    }

    private void foldSafely(ConsumerRecord<String, byte[]> record) {
        Subscription<?> subscription = subscriptions.get(record.topic());
        if (subscription == null) {
            throw new IllegalStateException("Not subscribed to " + record.topic());
        }
        try {
            subscription.accept(record);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "record not folded view=%s topic=%s partition=%d offset=%d",
                    name,
                    record.topic(),
                    record.partition(),
                    record.offset());
        }
    }

    private void publish(
            KafkaConsumer<String, byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> startEnds) {
        lock.lock();
        try {
            partitions.forEach(p -> positions.put(p, consumer.position(p)));
            caughtUp = caughtUp || isReached(startEnds);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        try {
            if (!stopping.await(RETRY_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debugf("view retries view=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    @Override
    public void close() {
        stopping.countDown();
        try {
            if (!thread.join(STOP_MAX)) {
                LOG.warnf("view does not stop view=%s", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        admin.close(STOP_MAX);
    }
}
