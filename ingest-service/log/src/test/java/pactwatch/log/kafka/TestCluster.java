package pactwatch.log.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import kafka.server.BrokerServer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** Brokers in the JVM of a test that can be stopped and started again, with a copy on each. */
public final class TestCluster implements AutoCloseable {

    private final KafkaClusterTestKit kit;

    private TestCluster(KafkaClusterTestKit kit) {
        this.kit = kit;
    }

    /**
     * Starts brokers and a controller.
     *
     * @param folder for all that they keep
     */
    public static TestCluster start(Path folder, int brokers) {
        String copies = Integer.toString(brokers);
        try {
            KafkaClusterTestKit kit =
                    new KafkaClusterTestKit.Builder(
                                    new TestKitNodes.Builder()
                                            .setBaseDirectory(folder)
                                            .setCombined(false)
                                            .setNumBrokerNodes(brokers)
                                            .setNumControllerNodes(1)
                                            .build())
                            .setConfigProp("auto.create.topics.enable", "false")
                            .setConfigProp("default.replication.factor", copies)
                            .setConfigProp("offsets.topic.replication.factor", copies)
                            .setConfigProp("offsets.topic.num.partitions", "1")
                            .setConfigProp("transaction.state.log.replication.factor", copies)
                            .setConfigProp("transaction.state.log.min.isr", "1")
                            .setConfigProp("transaction.state.log.num.partitions", "1")
                            .setConfigProp("group.initial.rebalance.delay.ms", "0")
                            .build();
            kit.format();
            kit.startup();
            kit.waitForReadyBrokers();
            return new TestCluster(kit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the brokers start", e);
        } catch (Exception e) {
            throw new IllegalStateException("The brokers do not start", e);
        }
    }

    public KafkaSettings settings(String instance) {
        return new KafkaSettings(kit.bootstrapServers(), instance, Map.of());
    }

    /** Stops one, counted from 0. */
    public void stop(int broker) {
        BrokerServer server = server(broker);
        server.shutdown();
        server.awaitShutdown();
    }

    public void startAgain(int broker) {
        server(broker).startup();
    }

    private BrokerServer server(int broker) {
        return Objects.requireNonNull(kit.brokers().get(broker), "There are fewer brokers");
    }

    @Override
    public void close() {
        try {
            kit.close();
        } catch (Exception e) {
            throw new IllegalStateException("The brokers do not stop", e);
        }
    }
}
