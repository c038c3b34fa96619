package pactwatch.log.kafka.step;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import pactwatch.log.Topic;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.KafkaTopics;
import pactwatch.log.kafka.Reached;
import pactwatch.log.kafka.TransactionalWriter;
import pactwatch.log.kafka.read.Replayer;

/**
 * How far a step had come in a partition, as its last transaction committed it. If the brokers left
 * that transaction open among the offsets, though they call it complete, the step ends it: it looks
 * up in the log how far it wrote, and commits that under the same transactional id. Brokers then
 * close both.
 */
final class CommittedOffset {

    private static final Logger LOG = Logger.getLogger(CommittedOffset.class);

    /** An answer takes milliseconds, once the predecessor is fenced. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final String group;
    private final Outputs outputs;
    private final Replayer replayer;
    private final StepMeters meters;

    CommittedOffset(
            KafkaSettings settings,
            String group,
            Outputs outputs,
            Replayer replayer,
            StepMeters meters) {
        this.settings = settings;
        this.group = group;
        this.outputs = outputs;
        this.replayer = replayer;
        this.meters = meters;
    }

    /**
     * How far the partition is worked through.
     *
     * @param consumer a member of the group
     * @param writer of the partition, so that no predecessor has a transaction under way
     * @throws KafkaException if brokers do not say it, or keep a transaction open that is not ours
     */
    Reached of(TopicPartition partition, Consumer<?, ?> consumer, TransactionalWriter writer) {
        try {
            return ask(partition, consumer);
        } catch (TimeoutException _) {
            return settle(partition, consumer, writer);
        }
    }

    private static Reached ask(TopicPartition partition, Consumer<?, ?> consumer) {
        return Reached.of(consumer.committed(Set.of(partition), ANSWER_MAX).get(partition));
    }

    private Reached settle(
            TopicPartition partition, Consumer<?, ?> consumer, TransactionalWriter writer) {
        Reached before = askUnsettled(partition);
        Reached reached = before.orLater(written(writer.transactionalId()));
        writer.commit(
                List.of(),
                partition,
                reached.then(reached.next(), reached.note()),
                consumer.groupMetadata());
        Reached settled = askAgain(partition, consumer);
        meters.settled();
        LOG.warnf(
                "transaction ended that the brokers left open writer=%s before=%d offset=%d",
                writer.transactionalId(), before.next(), settled.next());
        return settled;
    }

    private Reached askAgain(TopicPartition partition, Consumer<?, ?> consumer) {
        try {
            return ask(partition, consumer);
        } catch (TimeoutException e) {
            throw new KafkaException(
                    "The brokers keep a transaction among the offsets of %s open that is not ours to"
                                    .formatted(group)
                            + " end; deploy/README.md says how to, under When things go wrong",
                    e);
        }
    }

    /** The offset before the transaction that is open; a consumer would wait for its end. */
    private Reached askUnsettled(TopicPartition partition) {
        try (Admin admin = Admin.create(settings.client(group + "-unsettled"))) {
            return Reached.of(
                    KafkaTopics.await(
                                    admin.listConsumerGroupOffsets(group)
                                            .partitionsToOffsetAndMetadata())
                            .get(partition));
        }
    }

    /** How far the step came by what it wrote. */
    private Reached written(String writer) {
        Reached[] last = {Reached.NOTHING};
        for (Topic<?> topic : outputs.topics()) {
            replayer.readAll(
                    topic,
                    record ->
                            Reached.toldBy(record, writer)
                                    .ifPresent(r -> last[0] = last[0].orLater(r)));
        }
        return last[0];
    }
}
