package pactwatch.local.fault;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pactwatch.local.broker.BrokerMain;
import pactwatch.local.process.Child;
import pactwatch.local.process.FreePort;

/** One broker or three, each a process of its own, that can be lost and brought back. */
final class Brokers implements AutoCloseable {

    private static final Duration ANSWER_MAX = Duration.ofMinutes(2);
    private static final Duration STOP_MAX = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int CONNECT_MS_MAX = 500;

    private final Path root;
    private final Path folder;
    private final String host;
    private final List<String> prefix;
    private final List<Integer> ports;
    private final List<Child> children = new ArrayList<>();

    /**
     * Brokers that are not started yet.
     *
     * @param host address on which they listen
     * @param prefix of their commands, such as one that enters a network namespace
     * @param ports two for each broker
     */
    Brokers(Path root, Path folder, String host, List<String> prefix, List<Integer> ports) {
        this.root = root;
        this.folder = folder;
        this.host = host;
        this.prefix = List.copyOf(prefix);
        this.ports = List.copyOf(ports);
    }

    /** Ports of this machine for so many brokers. */
    static List<Integer> ports(int count) throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int n = 0; n < 2 * count; n++) {
            ports.add(FreePort.next());
        }
        return ports;
    }

    /** Starts so many, and returns when all take connections; none is left if one does not. */
    void start(int count) throws IOException, InterruptedException {
        try {
            for (int n = 0; n < count; n++) {
                Files.createDirectories(folder.resolve("broker-" + n));
                children.add(Child.start(recipe(n, count)));
            }
            for (int n = 0; n < count; n++) {
                await(n);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Child.Recipe recipe(int number, int count) {
        Path target = root.resolve("deploy/local/target");
        List<String> command = new ArrayList<>(prefix);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j2.configurationFile=broker-log4j2.properties",
                        "-cp",
                        target + "/classes:" + target.resolve("lib") + "/*",
                        BrokerMain.class.getName(),
                        folder.resolve("broker-" + number).toString(),
                        Integer.toString(port(number)),
                        Integer.toString(controllerPort(number))));
        command.add(
                "listeners=PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
                        .formatted(host, port(number), controllerPort(number)));
        command.add("advertised.listeners=PLAINTEXT://%s:%d".formatted(host, port(number)));
        command.add("controller.quorum.voters=" + voters(count));
        command.add("node.id=" + (number + 1));
        int replicas = Math.min(count, 3);
        int inSync = Math.max(1, replicas - 1);
        command.add("default.replication.factor=" + replicas);
        command.add("min.insync.replicas=" + inSync);
        command.add("offsets.topic.replication.factor=" + replicas);
        command.add("transaction.state.log.replication.factor=" + replicas);
        command.add("transaction.state.log.min.isr=" + inSync);
        return new Child.Recipe(
                "broker-" + number, command, Map.of(), folder.resolve("broker-" + number + ".log"));
    }

    private String voters(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> "%d@%s:%d".formatted(n + 1, host, controllerPort(n)))
                .collect(Collectors.joining(","));
    }

    private int port(int number) {
        return ports.get(2 * number);
    }

    private int controllerPort(int number) {
        return ports.get(2 * number + 1);
    }

    /** All addresses, as clients take them. */
    String addresses() {
        return IntStream.range(0, children.size())
                .mapToObj(n -> host + ":" + port(n))
                .collect(Collectors.joining(","));
    }

    boolean isAlive(int number) {
        return children.get(number).isAlive();
    }

    /** Kills one with SIGKILL. */
    void kill(int number) throws InterruptedException {
        ProcessHandle.of(children.get(number).pid()).ifPresent(ProcessHandle::destroyForcibly);
        children.get(number).stop(STOP_MAX);
    }

    /** Starts one again that has ended, and returns when it takes connections. */
    void startAgain(int number) throws IOException, InterruptedException {
        children.set(number, Child.start(children.get(number).recipe()));
        await(number);
    }

    private void await(int number) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + ANSWER_MAX.toNanos();
        while (!answers(number)) {
            Child child = children.get(number);
            if (!child.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(child.name() + " does not start: " + child.tail(20));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
        }
    }

    private boolean answers(int number) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port(number)), CONNECT_MS_MAX);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        children.forEach(c -> c.stop(STOP_MAX));
    }
}
