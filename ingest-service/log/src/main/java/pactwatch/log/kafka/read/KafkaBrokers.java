package pactwatch.log.kafka.read;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jboss.logging.Logger;
import pactwatch.log.Brokers;
import pactwatch.log.kafka.KafkaSettings;

/** Asks the brokers how they fare when somebody looks, and at most every five seconds. */
public final class KafkaBrokers implements Brokers.Watch, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaBrokers.class);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(3);
    private static final Duration KEPT_MAX = Duration.ofSeconds(5);
    private static final String OURS = "pactwatch.";

    private final Admin admin;
    private Optional<Brokers> last = Optional.empty();
    private long lookedAt = System.nanoTime() - KEPT_MAX.toNanos();

    public KafkaBrokers(KafkaSettings settings) {
        Map<String, Object> all = settings.client("brokers");
        all.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER_MAX.toMillis());
        all.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER_MAX.toMillis());
        admin = Admin.create(all);
    }

    /** How they fare; whoever looks waits at most for 3 s and for one who looked before. */
    @Override
    public synchronized Optional<Brokers> now() {
        if (System.nanoTime() - lookedAt >= KEPT_MAX.toNanos()) {
            last = look();
            lookedAt = System.nanoTime();
        }
        return last;
    }

    private Optional<Brokers> look() {
        long deadline = System.nanoTime() + ANSWER_MAX.toNanos();
        try {
            Collection<Node> present = await(admin.describeCluster().nodes(), deadline);
            List<String> topics =
                    await(admin.listTopics().names(), deadline).stream()
                            .filter(name -> name.startsWith(OURS))
                            .toList();
            return Optional.of(
                    brokers(
                            present,
                            await(admin.describeTopics(topics).allTopicNames(), deadline)
                                    .values()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debugf("brokers do not answer reason=%s", e.getMessage());
            return Optional.empty();
        }
    }

    private static <T> T await(KafkaFuture<T> answer, long deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private static Brokers brokers(Collection<Node> present, Collection<TopicDescription> topics) {
        Set<Integer> known = new HashSet<>();
        present.forEach(node -> known.add(node.id()));
        int lacking = 0;
        int unserved = 0;
        int partitions = 0;
        for (TopicDescription topic : topics) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                partition.replicas().forEach(node -> known.add(node.id()));
                partitions++;
                lacking += partition.isr().size() < partition.replicas().size() ? 1 : 0;
                unserved += partition.leader() == null ? 1 : 0;
            }
        }
        return new Brokers(known.size(), present.size(), partitions, lacking, unserved);
    }

    @Override
    public void close() {
        admin.close(ANSWER_MAX);
    }
}
