package pactwatch.log.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pactwatch.log.Brokers;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.TestBroker;
import pactwatch.log.kafka.TestCluster;

class KafkaBrokersIT {

    private static final Duration WITHIN = Duration.ofSeconds(40);

    @TempDir private Path folder;

    @Test
    void missesABrokerThatIsGoneAndTheCopiesThatWereOnIt() {
        try (TestCluster cluster = TestCluster.start(folder, 3)) {
            TestBroker.provide(
                    cluster.settings("test"), "pactwatch.one", "pactwatch.two", "of.others");
            try (KafkaBrokers brokers = new KafkaBrokers(cluster.settings("test"))) {
                await().atMost(WITHIN)
                        .untilAsserted(() ->
                                assertThat(brokers.now()).contains(new Brokers(3, 3, 6, 0, 0)));

                cluster.stop(0);

                await().atMost(WITHIN)
                        .untilAsserted(() ->
                                assertThat(brokers.now()).contains(new Brokers(3, 2, 6, 6, 0)));
            }
        }
    }

    @Test
    void saysNothingWhereNoBrokerAnswersAndWaitsNoLongerForIt() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        KafkaSettings settings = new KafkaSettings("127.0.0.1:" + nobody, "test", Map.of());
        try (KafkaBrokers brokers = new KafkaBrokers(settings)) {
            long begun = System.nanoTime();

            assertThat(brokers.now()).isEmpty();

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }
}
