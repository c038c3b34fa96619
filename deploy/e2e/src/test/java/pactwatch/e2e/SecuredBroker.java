package pactwatch.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * A real broker in a process of its own whose only way in from outside is TLS with SCRAM: a
 * certificate of its own making, one user.
 */
final class SecuredBroker implements AutoCloseable {

    private static final String USER = "pactwatch";
    private static final String PASSWORD = "right-password";
    private static final String STORE_PASSWORD = "store-password";
    private static final String LOGIN =
            "org.apache.kafka.common.security.scram.ScramLoginModule required";
    private static final long TOOL_SECONDS_MAX = 180;

    private final Process process;
    private final Path folder;
    private final int port;

    private SecuredBroker(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Starts one; whoever uses it waits until it answers. */
    static SecuredBroker start(Path folder) {
        int port = Line.freePort();
        try {
            Files.createDirectories(folder);
            makeCertificate(folder);
            Path properties = write(folder.resolve("broker.properties"), settings(folder, port));
            run(
                    folder,
                    kafka(
                            "kafka.tools.StorageTool",
                            "format",
                            "--standalone",
                            "-t",
                            Uuid.randomUuid().toString(),
                            "-c",
                            properties.toString(),
                            "--add-scram",
                            "SCRAM-SHA-512=[name=%s,password=%s]".formatted(USER, PASSWORD)));
            Process process = builder(folder, kafka("kafka.Kafka", properties.toString())).start();
            return new SecuredBroker(process, folder, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void makeCertificate(Path folder) {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> store =
                List.of(
                        "-alias",
                        "broker",
                        "-keystore",
                        "broker.p12",
                        "-storepass",
                        STORE_PASSWORD);
        List<String> make =
                new ArrayList<>(
                        List.of(
                                keytool,
                                "-genkeypair",
                                "-keyalg",
                                "RSA",
                                "-storetype",
                                "PKCS12",
                                "-dname",
                                "CN=127.0.0.1",
                                "-ext",
                                "san=ip:127.0.0.1,dns:localhost",
                                "-validity",
                                "30"));
        make.addAll(store);
        run(folder, make);
        List<String> show =
                new ArrayList<>(List.of(keytool, "-exportcert", "-rfc", "-file", "broker.pem"));
        show.addAll(store);
        run(folder, show);
    }

    private static Map<String, String> settings(Path folder, int port) {
        int inside = Line.freePort();
        int controller = Line.freePort();
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.bootstrap.servers", "127.0.0.1:" + controller),
                Map.entry(
                        "listeners",
                        "SECURED://127.0.0.1:%d,INSIDE://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
                                .formatted(port, inside, controller)),
                Map.entry(
                        "listener.security.protocol.map",
                        "SECURED:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "INSIDE"),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                Map.entry("listener.name.secured.scram-sha-512.sasl.jaas.config", LOGIN + ";"),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.location", folder.resolve("broker.p12").toString()),
                Map.entry("ssl.keystore.password", STORE_PASSWORD),
                Map.entry("ssl.key.password", STORE_PASSWORD),
                Map.entry("log.dirs", folder.resolve("log").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "6"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "6"),
                Map.entry("group.initial.rebalance.delay.ms", "0"));
    }

    private static Path write(Path file, Map<String, String> properties) throws IOException {
        return Files.writeString(
                file,
                properties.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .sorted()
                        .collect(Collectors.joining("\n", "", "\n")));
    }

    private static List<String> kafka(String... arguments) {
        Path target = Line.root().resolve("deploy/local/target");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx320m",
                                "-XX:+UseSerialGC",
                                "-Dlog4j2.configurationFile=broker-log4j2.properties",
                                "-cp",
                                target.resolve("classes") + ":" + target.resolve("lib") + "/*"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static ProcessBuilder builder(Path folder, List<String> command) {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("out.log").toFile()));
    }

    private static void run(Path folder, List<String> command) {
        try {
            Process tool = builder(folder, command).start();
            if (!tool.waitFor(TOOL_SECONDS_MAX, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                tool.destroyForcibly();
                throw new IllegalStateException(
                        command + ":\n" + Files.readString(folder.resolve("out.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** A file of client settings with which one gets in. */
    Path rightSettings() {
        return client("right", PASSWORD, true);
    }

    Path wrongPassword() {
        return client("wrong", "wrong-password", true);
    }

    /** Settings of a client that does not know the broker's certificate. */
    Path distrustful() {
        return client("distrustful", PASSWORD, false);
    }

    private Path client(String name, String password, boolean knowsTheCertificate) {
        String login = LOGIN + " username=\"%s\" password=\"%s\";".formatted(USER, password);
        String trust =
                knowsTheCertificate
                        ? "ssl.truststore.type=PEM\nssl.truststore.location="
                                + folder.resolve("broker.pem")
                        : "";
        try {
            return Files.writeString(
                    folder.resolve(name + ".properties"),
                    """
                    security.protocol=SASL_SSL
                    sasl.mechanism=SCRAM-SHA-512
                    sasl.jaas.config=%s
                    %s
                    """
                            .formatted(login, trust));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
