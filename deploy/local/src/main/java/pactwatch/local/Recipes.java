package pactwatch.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pactwatch.local.broker.BrokerMain;
import pactwatch.local.gateway.Route;
import pactwatch.local.process.Child;
import pactwatch.log.kafka.KafkaSettings;

/** How the broker and each service are started from what the build made. */
final class Recipes {

    /** Waits on others most of the time: better code would cost more than it gains. */
    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    private static final Map<Route, List<String>> SIZES =
            Map.of(
                    Route.INGEST, List.of("-Xms48m", "-Xmx256m", QUICK_COMPILER),
                    Route.ANALYSIS, List.of("-Xms96m", "-Xmx512m"),
                    Route.ALERT, List.of("-Xms48m", "-Xmx256m", QUICK_COMPILER));
    private static final List<String> BROKER_HEAP = List.of("-Xms128m", "-Xmx320m");

    private final Path root;
    private final DataFolder data;
    private final UpOptions options;
    private final int brokerPort;
    private final int mailPort;
    private final Archives archives;

    /**
     * The recipes of one run.
     *
     * @param mailPort of the demo's mail server
     */
    Recipes(Path root, DataFolder data, UpOptions options, int brokerPort, int mailPort) {
        this.mailPort = mailPort;
        this.root = root;
        this.data = data;
        this.options = options;
        this.brokerPort = brokerPort;
        this.archives = Archives.of(root, options.isTraining());
    }

    String bootstrapServers() {
        String given = options.kafka();
        return given != null ? given : "127.0.0.1:" + brokerPort;
    }

    /** How the launcher itself reaches the brokers. */
    KafkaSettings kafka() throws Problem {
        try {
            return KafkaSettings.withFile(
                    bootstrapServers(), "launcher", options.kafkaConfig(), Map.of());
        } catch (IllegalArgumentException e) {
            throw new Problem(String.valueOf(e.getMessage()));
        }
    }

    /** A text in the command line of every child, by which a later run knows its own. */
    static String mark(DataFolder data) {
        return "-DpactwatchData=" + data.path();
    }

    Child.Recipe broker(int controllerPort) {
        List<String> command = java("broker", BROKER_HEAP);
        command.addAll(
                List.of(
                        "-Dlog4j2.configurationFile=broker-log4j2.properties",
                        "-cp",
                        ClassPath.ofLauncher(root),
                        BrokerMain.class.getName(),
                        data.broker().toString(),
                        Integer.toString(brokerPort),
                        Integer.toString(controllerPort)));
        return new Child.Recipe("broker", command, Map.of(), data.log("broker"));
    }

    Child.Recipe service(Route service, int port, Path opml) throws IOException {
        String name = name(service);
        List<String> command = java(name, SIZES.getOrDefault(service, List.of()));
        command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        command.addAll(List.of("-cp", ClassPath.ofService(root, name), ClassPath.SERVICE_MAIN));
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("PACTWATCH_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        if (options.kafkaConfig() != null) {
            environment.put("PACTWATCH_KAFKA_CLIENT_FILE", options.kafkaConfig().toString());
        }
        environment.put("PACTWATCH_INSTANCE", name + "-1");
        environment.put("PACTWATCH_TOKEN_FILE", data.secret("token").toString());
        environment.put("PACTWATCH_DEMO", Boolean.toString(options.isDemo()));
        environment.put("PACTWATCH_PUBLIC_URL", "http://localhost:" + options.port());
        environment.put("PACTWATCH_ALERT_KEY_FILE", data.path().resolve("alert.key").toString());
        environment.put("PACTWATCH_ALERT_ALLOW_PRIVATE_ADDRESSES", "true");
        environment.put("PACTWATCH_INGEST_ALLOWED_ADDRESSES", "127.0.0.0/8,::1");
        environment.put(
                "PACTWATCH_ANALYSIS_GOLD",
                root.resolve("analysis-service/src/test/resources/gold").toString());
        if (options.isDemo()) {
            environment.put(
                    "PACTWATCH_DEMO_SINK", "http://localhost:" + options.demoPort() + "/sink");
            environment.put("PACTWATCH_MAIL_HOST", "127.0.0.1");
            environment.put("PACTWATCH_MAIL_PORT", Integer.toString(mailPort));
            environment.put("PACTWATCH_MAIL_SECURITY", "none");
            environment.put("PACTWATCH_MAIL_FROM", "Pactwatch <alerts@demo.example>");
        }
        if (options.hasFeeds()) {
            environment.put("PACTWATCH_INGEST_OPML", opml.toString());
        }
        return new Child.Recipe(name, command, environment, data.log(name));
    }

    private List<String> java(String process, List<String> heap) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(heap);
        command.add("-XX:+UseSerialGC");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(archives.options(process));
        command.add(mark(data));
        return command;
    }

    static String name(Route service) {
        return service.name().toLowerCase(java.util.Locale.ROOT);
    }
}
