package pactwatch.log.kafka.step;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jboss.logging.Logger;
import pactwatch.log.Topic;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.Reached;
import pactwatch.log.kafka.TransactionalWriter;
import pactwatch.log.kafka.read.Replayer;

/**
 * How far a step had come in partitions, as its last transactions committed it. If the brokers left
 * such a transaction open, though they call it complete, the step ends it: what is open among its
 * outputs it aborts, and how far it came by the others it commits, all under the same transactional
 * id, so that Kafka closes the old transaction together with the new one.
 */
final class CommittedOffsets {

    private static final Logger LOG = Logger.getLogger(CommittedOffsets.class);

    /** An answer takes milliseconds, once the predecessor is fenced. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    private static final String BY_HAND =
            "The brokers keep a transaction of %s open that it cannot end; deploy/README.md says how"
                    + " to, under When things go wrong";

    private final KafkaSettings settings;
    private final String group;
    private final Outputs outputs;
    private final Replayer replayer;
    private final StepMeters meters;

    CommittedOffsets(
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
     * How far each partition is worked through.
     *
     * @param writers of the partitions, so that no predecessor has a transaction under way
     * @param consumer a member of the group
     * @throws KafkaException if brokers do not say it, or keep a transaction open that is not ours
     */
    Map<TopicPartition, Reached> of(
            Map<TopicPartition, TransactionalWriter> writers, Consumer<?, ?> consumer) {
        if (writers.isEmpty()) {
            return Map.of();
        }
        try (OpenTransactions open = new OpenTransactions(settings, group)) {
            // All outputs first: one left open hides what the others wrote in its partition.
            abortOutputs(open, writers);
            Map<TopicPartition, Reached> reached = new HashMap<>();
            writers.forEach((partition, writer) -> {
                try {
                    reached.put(partition, ask(partition, consumer));
                } catch (TimeoutException _) {
                    reached.put(partition, settle(partition, open, consumer, writer));
                }
            });
            return reached;
        }
    }

    private void abortOutputs(
            OpenTransactions open, Map<TopicPartition, TransactionalWriter> writers) {
        List<String> ids = writers.values().stream().map(TransactionalWriter::id).toList();
        Map<String, Set<TopicPartition>> partitions;
        try {
            partitions = open.of(ids, outputs.topics());
        } catch (AuthorizationException e) {
            LOG.warnf(
                    "open transactions not looked for: reading its outputs and describing its"
                            + " transactional ids must be allowed to group=%s reason=%s",
                    group, e.getMessage());
            return;
        }
        writers.forEach((input, writer) -> {
            Set<TopicPartition> its = partitions.getOrDefault(writer.id(), Set.of());
            if (!its.isEmpty()) {
                checkNoneCounts(writer.id(), its, open.committed(input));
                writer.abortIn(its);
                ended(writer, its.toString());
            }
        });
    }

    /** Nothing of a transaction may be taken back if a part of it counts already. */
    private void checkNoneCounts(String writer, Set<TopicPartition> open, Reached committed) {
        Last taken = new Last(writer);
        Last kept = new Last(writer);
        for (Topic<?> topic : outputs.topics()) {
            replayer.readUncommitted(
                    topic,
                    r ->
                            (open.contains(new TopicPartition(r.topic(), r.partition()))
                                            ? taken
                                            : kept)
                                    .accept(r));
        }
        long counting = committed.orLater(kept.reached).ordinal();
        if (taken.reached.ordinal() > 0 && taken.reached.ordinal() <= counting) {
            throw new KafkaException(BY_HAND.formatted(writer));
        }
    }

    private static Reached ask(TopicPartition partition, Consumer<?, ?> consumer) {
        return Reached.of(consumer.committed(Set.of(partition), ANSWER_MAX).get(partition));
    }

    private Reached settle(
            TopicPartition partition,
            OpenTransactions open,
            Consumer<?, ?> consumer,
            TransactionalWriter writer) {
        Last written = new Last(writer.id());
        outputs.topics().forEach(topic -> replayer.readAll(topic, written::accept));
        Reached reached = open.committed(partition).orLater(written.reached);
        writer.commit(
                List.of(),
                partition,
                reached.then(reached.next(), reached.note()),
                consumer.groupMetadata());
        try {
            Reached settled = ask(partition, consumer);
            ended(writer, group + "@" + settled.next());
            return settled;
        } catch (TimeoutException e) {
            throw new KafkaException(BY_HAND.formatted(writer.id()), e);
        }
    }

    private void ended(TransactionalWriter writer, String where) {
        meters.settled();
        LOG.warnf(
                "transaction ended that the brokers left open writer=%s where=%s",
                writer.id(), where);
    }

    /** How far a writer came by what it wrote. */
    private static final class Last {
        private final String writer;
        private Reached reached = Reached.NOTHING;

        Last(String writer) {
            this.writer = writer;
        }

        void accept(ConsumerRecord<?, ?> record) {
            Reached.toldBy(record, writer).ifPresent(r -> reached = reached.orLater(r));
        }
    }
}
