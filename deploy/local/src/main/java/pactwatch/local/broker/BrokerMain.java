package pactwatch.local.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * Runs a KRaft broker and controller in this JVM. Formats the data folder when it is new, with
 * Kafka's own storage tool.
 */
public final class BrokerMain {

    private static final String VOTERS = "controller.quorum.voters";

    /** Of brokers that are several: all must be given the same. */
    private static final String CLUSTER = "cGFjdHdhdGNoLWZhdWx0cw";

    private BrokerMain() {}

    /**
     * Runs the broker until the JVM is told to end.
     *
     * @param args the data folder, the broker's port, the controller's port, and any settings that
     *     replace ours, as {@code key=value}; with {@code controller.quorum.voters} it is one of
     *     several brokers
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            throw new IllegalArgumentException(
                    "Expected <data folder> <port> <controller port> [key=value…]");
        }
        Path folder = Path.of(args[0]).toAbsolutePath();
        Files.createDirectories(folder);
        Path properties = folder.resolve("broker.properties");
        Map<String, String> settings =
                settings(folder, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        Arrays.stream(args, 3, args.length)
                .map(a -> a.split("=", 2))
                .forEach(a -> settings.put(a[0], a[1]));
        boolean isAlone = !settings.containsKey(VOTERS);
        if (!isAlone) {
            settings.remove("controller.quorum.bootstrap.servers");
        }
        Files.writeString(
                properties,
                settings.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("\n", "", "\n")));
        if (!Files.exists(folder.resolve("log/meta.properties"))) {
            format(properties, isAlone);
        }
        kafka.Kafka.main(new String[] {properties.toString()});
    }

    private static void format(Path properties, boolean isAlone) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "format",
                                "--ignore-formatted",
                                "-t",
                                isAlone ? Uuid.randomUuid().toString() : CLUSTER,
                                "-c",
                                properties.toString()));
        if (isAlone) {
            arguments.add("--standalone");
        }
        int status = kafka.tools.StorageTool.execute(arguments.toArray(String[]::new), System.out);
        if (status != 0) {
            throw new IllegalStateException("The broker's folder could not be formatted");
        }
    }

    /** One node, loopback only; small internal topics; records are kept for ever unless said. */
    static Map<String, String> settings(Path folder, int port, int controllerPort) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + controllerPort);
        all.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                        .formatted(port, controllerPort));
        all.put(
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        all.put("controller.listener.names", "CONTROLLER");
        all.put("log.dirs", folder.resolve("log").toString());
        all.put("auto.create.topics.enable", "false");
        all.put("log.retention.ms", "-1");
        all.put("message.max.bytes", "4194304");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "6");
        all.put("offsets.retention.minutes", "5256000");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("transaction.state.log.num.partitions", "6");
        all.put("transactional.id.expiration.ms", "2147483647");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("broker.session.timeout.ms", "3000");
        all.put("broker.heartbeat.interval.ms", "1000");
        all.put("log.cleaner.dedupe.buffer.size", "8388608");
        all.put("log.index.size.max.bytes", "1048576");
        all.put("num.network.threads", "2");
        all.put("num.io.threads", "4");
        all.put("background.threads", "2");
        return all;
    }
}
