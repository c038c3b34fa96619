package pactwatch.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Keeps children running: a child that dies is started again, at most five times in ten minutes.
 * Their process ids stand in a file, so that a later run finds what an earlier one left behind.
 */
public final class Supervisor {

    /** Thrown when a child keeps dying. */
    public static final class GaveUp extends Exception {
        GaveUp(String message) {
            super(message);
        }
    }

    private static final int RESTARTS_MAX = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);
    private static final Duration STOP_MAX = Duration.ofSeconds(15);
    private static final int TAIL_LINES = 15;

    private final Path pids;
    private final Consumer<String> say;
    private final InstantSource clock;
    private final List<Child> children = new ArrayList<>();
    private final Map<String, Deque<Long>> restarts = new HashMap<>();

    public Supervisor(Path pids, Consumer<String> say, InstantSource clock) {
        this.pids = pids;
        this.say = say;
        this.clock = clock;
    }

    /**
     * Ends what an earlier run left behind.
     *
     * @param mark a text that stands in the command line of every child of ours
     * @return how many processes were ended
     */
    public static int endLeftovers(Path pids, String mark) {
        if (!Files.exists(pids)) {
            return 0;
        }
        try {
            int ended = 0;
            for (String line : Files.readAllLines(pids)) {
                Optional<ProcessHandle> leftover =
                        ProcessHandle.of(Long.parseLong(line.substring(line.indexOf(' ') + 1)))
                                .filter(p -> p.info().commandLine().orElse("").contains(mark));
                if (leftover.isPresent() && leftover.get().destroyForcibly()) {
                    leftover.get()
                            .onExit()
                            .orTimeout(STOP_MAX.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                            .join();
                    ended++;
                }
            }
            Files.delete(pids);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized Child start(Child.Recipe recipe) {
        Child child = Child.start(recipe);
        children.add(child);
        writePids();
        return child;
    }

    /** Starts again what has died. */
    public synchronized void check() throws GaveUp {
        for (Child child : List.copyOf(children)) {
            if (!child.isAlive()) {
                restart(child);
            }
        }
    }

    /**
     * Fails when a child has died while it was started.
     *
     * @throws GaveUp with the last lines that it printed
     */
    public synchronized void requireAllAlive() throws GaveUp {
        for (Child child : children) {
            if (!child.isAlive()) {
                throw new GaveUp(child.name() + " ended while starting:\n" + tailOf(child));
            }
        }
    }

    private void restart(Child dead) throws GaveUp {
        say.accept(dead.name() + " died; its last lines:\n" + tailOf(dead));
        Deque<Long> times = restarts.computeIfAbsent(dead.name(), _ -> new ArrayDeque<>());
        long now = clock.millis();
        while (!times.isEmpty() && now - times.peekFirst() > RESTARTS_WITHIN.toMillis()) {
            times.removeFirst();
        }
        if (times.size() >= RESTARTS_MAX) {
            throw new GaveUp(
                    "%s died more than %d times in %d minutes; see %s"
                            .formatted(
                                    dead.name(),
                                    RESTARTS_MAX,
                                    RESTARTS_WITHIN.toMinutes(),
                                    dead.recipe().log()));
        }
        times.addLast(now);
        children.set(children.indexOf(dead), Child.start(dead.recipe()));
        writePids();
        say.accept(dead.name() + " was started again");
    }

    /** The last lines of a child's output, indented. */
    public static String tailOf(Child child) {
        return child.tail(TAIL_LINES).stream()
                .map(l -> "    " + l)
                .collect(Collectors.joining("\n"));
    }

    /** Stops all children, the last one started first. */
    public void stopAll() {
        stopAll(STOP_MAX);
    }

    /** The same, with as long as given for each. */
    public synchronized void stopAll(Duration eachAtMost) {
        for (Child child : children.reversed()) {
            if (child.isAlive()) {
                say.accept("stopping " + child.name());
                child.stop(eachAtMost);
            }
        }
        children.clear();
        writePids();
    }

    private void writePids() {
        try {
            Path next = pids.resolveSibling(pids.getFileName() + ".next");
            Files.write(next, children.stream().map(c -> c.name() + " " + c.pid()).toList());
            Files.move(
                    next,
                    pids,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot note the process ids in " + pids, e);
        }
    }
}
