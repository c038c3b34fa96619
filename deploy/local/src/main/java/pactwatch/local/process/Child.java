package pactwatch.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that was started, with the file that takes its output. */
public final class Child {

    private static final int TAIL_BYTES = 8 * 1024;

    /**
     * How to start a child.
     *
     * @param name for people and for the file of process ids
     * @param log file to which output is appended
     */
    public record Recipe(
            String name, List<String> command, Map<String, String> environment, Path log) {
        public Recipe {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    private final Recipe recipe;
    private final Process process;

    private Child(Recipe recipe, Process process) {
        this.recipe = recipe;
        this.process = process;
    }

    /**
     * Starts the process.
     *
     * @throws UncheckedIOException if it cannot be started
     */
    public static Child start(Recipe recipe) {
        ProcessBuilder builder = new ProcessBuilder(recipe.command()).redirectErrorStream(true);
        builder.environment().putAll(recipe.environment());
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(recipe.log().toFile()));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new Child(recipe, process);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + recipe.name(), e);
        }
    }

    public Recipe recipe() {
        return recipe;
    }

    public String name() {
        return recipe.name();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the process to end, and ends it by force when it has not within the bound. */
    public void stop(Duration atMost) {
        process.destroy();
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The last lines that it printed. */
    public List<String> tail(int lines) {
        try (var file = Files.newByteChannel(recipe.log())) {
            long from = Math.max(0, file.size() - TAIL_BYTES);
            file.position(from);
            byte[] bytes = new byte[(int) (file.size() - from)];
            file.read(java.nio.ByteBuffer.wrap(bytes));
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of("(no output: " + e.getMessage() + ")");
        }
    }
}
