package pactwatch.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code deploy/pactwatch up}: starts the whole line and stays until Ctrl-C. */
@Command(
        name = "pactwatch up",
        mixinStandardHelpOptions = true,
        description = "Starts broker, services and gateway on this machine and stays until Ctrl-C.")
public final class UpCommand implements Callable<Integer> {

    @Option(names = "--demo", description = "Serve and poll the demo feeds instead of live ones.")
    private boolean isDemo;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port of the pages (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--demo-port",
            defaultValue = "8090",
            description = "Port of the demo site (default: ${DEFAULT-VALUE}).")
    private int demoPort;

    @Option(
            names = "--data",
            description = "Folder for all data (default: deploy/local/data/demo or …/live).")
    private @Nullable Path data;

    @Option(names = "--no-feeds", description = "Start without any default feed.")
    private boolean isWithoutFeeds;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Use the brokers that answer there, instead of starting one.")
    private @Nullable String kafka;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "Settings of Kafka clients, such as TLS and SASL; with --kafka.")
    private @Nullable Path kafkaConfig;

    @Option(names = "--train", hidden = true, description = "Make the archives and stop.")
    private boolean isTraining;

    /**
     * Starts the line.
     *
     * @param args options of {@code up}; the system property {@code pactwatch.root} names the
     *     checkout
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new UpCommand()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        Path root = Path.of(System.getProperty("pactwatch.root", ".")).toAbsolutePath().normalize();
        Path folder =
                data != null
                        ? data.toAbsolutePath().normalize()
                        : root.resolve("deploy/local/data").resolve(isDemo ? "demo" : "live");
        UpOptions options =
                new UpOptions(
                        isDemo,
                        port,
                        demoPort,
                        folder,
                        !isWithoutFeeds,
                        kafka,
                        kafkaConfig == null ? null : kafkaConfig.toAbsolutePath(),
                        isTraining);
        try {
            return new Launcher(root, options).run();
        } catch (Problem e) {
            System.err.println("pactwatch: " + e.getMessage());
            return 1;
        }
    }
}
