package pactwatch.log.kafka.step;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeProducersResult.PartitionProducerState;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import pactwatch.log.Topic;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.KafkaTopics;
import pactwatch.log.kafka.Reached;

/** What the brokers hold open of transactions. Needs no right that a step does not have anyway. */
final class OpenTransactions implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);

    private final Admin admin;
    private final String group;

    OpenTransactions(KafkaSettings settings, String group) {
        this.group = group;
        Map<String, Object> all = settings.client(group + "-open");
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_MAX.toMillis());
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER_MAX.toMillis());
        admin = Admin.create(all);
    }

    /**
     * Partitions of topics in which transactions are open, by transactional id.
     *
     * @param writers transactional ids
     */
    Map<String, Set<TopicPartition>> of(Collection<String> writers, Set<Topic<?>> topics) {
        Map<Long, String> writerById = new HashMap<>();
        KafkaTopics.await(admin.describeTransactions(writers).all())
                .forEach((writer, its) -> writerById.put(its.producerId(), writer));
        Map<String, Set<TopicPartition>> open = new HashMap<>();
        KafkaTopics.await(admin.describeProducers(partitionsOf(topics)).all())
                .forEach((partition, state) ->
                        open(state)
                                .forEach(id -> {
                                    String writer = writerById.get(id);
                                    if (writer != null) {
                                        open.computeIfAbsent(writer, _ -> new HashSet<>())
                                                .add(partition);
                                    }
                                }));
        return open;
    }

    private static List<Long> open(PartitionProducerState state) {
        return state.activeProducers().stream()
                .filter(p -> p.currentTransactionStartOffset().isPresent())
                .map(p -> p.producerId())
                .toList();
    }

    private List<TopicPartition> partitionsOf(Set<Topic<?>> topics) {
        List<TopicPartition> all = new ArrayList<>();
        List<String> names = topics.stream().map(Topic::name).toList();
        admin.describeTopics(names)
                .topicNameValues()
                .forEach((name, topic) ->
                        partitions(name, topic)
                                .forEach(p -> all.add(new TopicPartition(name, p.partition()))));
        return all;
    }

    private static List<TopicPartitionInfo> partitions(
            String name, KafkaFuture<TopicDescription> topic) {
        try {
            return KafkaTopics.await(topic).partitions();
        } catch (UnknownTopicOrPartitionException e) {
            throw new KafkaException(
                    "Topic " + name + " does not exist; create the topics first", e);
        }
    }

    /** What was committed before a transaction that is open; a consumer would wait for its end. */
    Reached committed(TopicPartition partition) {
        return Reached.of(
                KafkaTopics.await(
                                admin.listConsumerGroupOffsets(group)
                                        .partitionsToOffsetAndMetadata())
                        .get(partition));
    }

    @Override
    public void close() {
        admin.close(ANSWER_MAX);
    }
}
