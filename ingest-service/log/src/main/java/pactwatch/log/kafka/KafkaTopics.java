package pactwatch.log.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import pactwatch.log.TopicCatalog;

/** Creates the topics of a catalogue and checks those that exist against it. */
public final class KafkaTopics {

    /** Larger than any event that the services write (a text of 1 MiB and its envelope). */
    static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration VISIBLE_CHECK_INTERVAL = Duration.ofMillis(20);

    private KafkaTopics() {}

    /**
     * Creates what is missing and returns when a broker shows all of it to its clients.
     *
     * @return one sentence for each topic that exists with another partition count; empty if all
     *     fit
     * @throws KafkaException if the brokers do not answer within 30 s
     */
    public static List<String> provision(KafkaSettings settings, TopicCatalog catalog) {
        try (Admin admin = Admin.create(settings.client("topics"))) {
            List<TopicCatalog.Entry> existing = new ArrayList<>();
            for (TopicCatalog.Entry entry : catalog.topics()) {
                if (!create(admin, entry)) {
                    existing.add(entry);
                }
            }
            awaitVisible(admin, catalog);
            return mismatches(admin, existing);
        }
    }

    /** The controller answers before the brokers know; who reads at once would see no topic. */
    private static void awaitVisible(Admin admin, TopicCatalog catalog) {
        Set<String> wanted =
                catalog.topics().stream()
                        .map(TopicCatalog.Entry::name)
                        .collect(Collectors.toUnmodifiableSet());
        long deadline = System.nanoTime() + ADMIN_TIMEOUT.toNanos();
        while (!await(admin.listTopics().names()).containsAll(wanted)) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException(
                        "The brokers do not show the new topics after " + ADMIN_TIMEOUT);
            }
            LockSupport.parkNanos(VISIBLE_CHECK_INTERVAL.toNanos());
        }
    }

    private static boolean create(Admin admin, TopicCatalog.Entry entry) {
        NewTopic topic =
                new NewTopic(entry.name(), Optional.of(entry.partitions()), Optional.empty())
                        .configs(withMessageSize(entry.configuration()));
        try {
            await(admin.createTopics(List.of(topic)).all());
            return true;
        } catch (TopicExistsException e) {
            return false;
        }
    }

    private static Map<String, String> withMessageSize(Map<String, String> configuration) {
        Map<String, String> all = new java.util.HashMap<>(configuration);
        all.put("max.message.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        return all;
    }

    private static List<String> mismatches(Admin admin, List<TopicCatalog.Entry> entries) {
        Map<String, TopicDescription> found =
                await(
                        admin.describeTopics(
                                        entries.stream()
                                                .map(TopicCatalog.Entry::name)
                                                .collect(Collectors.toList()))
                                .allTopicNames());
        return entries.stream()
                .filter(e -> partitionsOf(found, e) != e.partitions())
                .map(e ->
                        "Topic %s has %d partitions, the catalogue says %d; partitions never change"
                                .formatted(e.name(), partitionsOf(found, e), e.partitions()))
                .toList();
    }

    private static int partitionsOf(Map<String, TopicDescription> found, TopicCatalog.Entry entry) {
        TopicDescription description = found.get(entry.name());
        return description == null ? 0 : description.partitions().size();
    }

    /**
     * What the brokers answer to an administrator.
     *
     * @throws KafkaException if they refuse, or do not answer within 30 s
     */
    public static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(ADMIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while waiting for the brokers", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException cause) {
                throw cause;
            }
            throw new KafkaException("The brokers refused", e);
        } catch (TimeoutException e) {
            throw new KafkaException("The brokers did not answer in " + ADMIN_TIMEOUT, e);
        }
    }
}
