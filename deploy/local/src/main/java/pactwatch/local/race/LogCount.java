package pactwatch.local.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the committed fetches and articles of a log while they come. Of one thread. */
final class LogCount implements AutoCloseable {

    private static final String FETCHES = "pactwatch.fetches";
    private static final String ARTICLES = "pactwatch.articles";
    private static final Duration WAIT = Duration.ofMillis(50);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private long fetches;
    private long articles;

    LogCount(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(FETCHES, ARTICLES)) {
            consumer.partitionsFor(topic)
                    .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Whether so many of both have come since the start, waited for until a deadline. */
    boolean await(long fetchesWanted, long articlesWanted, long deadlineNanos) {
        while (fetches < fetchesWanted || articles < articlesWanted) {
            if (System.nanoTime() > deadlineNanos) {
                return false;
            }
            consumer.poll(WAIT).forEach(r -> count(r.topic()));
        }
        return true;
    }

    private void count(String topic) {
        if (topic.equals(FETCHES)) {
            fetches++;
        } else {
            articles++;
        }
    }

    @Override
    public String toString() {
        return fetches + " fetches and " + articles + " articles";
    }

    @Override
    public void close() {
        consumer.close();
    }
}
