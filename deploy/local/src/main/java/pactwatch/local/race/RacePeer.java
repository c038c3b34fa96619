package pactwatch.local.race;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A feed reader of others that is run on the same feeds, as Debian packages it. */
enum RacePeer {

    /** Keeps validators; its refresh is a run of its own, eight downloads at a time. */
    NEWSBOAT("newsboat") {
        @Override
        void prepare(Path folder, List<String> urls) throws IOException {
            Files.write(folder.resolve("urls"), urls);
            Files.writeString(
                    folder.resolve("config"),
                    "reload-threads 8\nshow-read-feeds yes\nnotify-beep no\nmax-items 0\n");
        }

        @Override
        List<String> command(Path folder) {
            return List.of(
                    program(),
                    "-q",
                    "-u" + folder.resolve("urls"),
                    "-C" + folder.resolve("config"),
                    "-c" + folder.resolve("cache.db"),
                    "-xreload");
        }
    },

    /** Keeps no validators and asks for every feed in full; eight at a time. */
    SFEED("sfeed_update") {
        @Override
        void prepare(Path folder, List<String> urls) throws IOException {
            StringBuilder config = new StringBuilder("maxjobs=8\nsfeedpath='");
            config.append(Files.createDirectory(folder.resolve("feeds"))).append("'\nfeeds() {\n");
            for (int i = 0; i < urls.size(); i++) {
                config.append("feed 'f%d' '%s'\n".formatted(i, urls.get(i)));
            }
            Files.writeString(folder.resolve("rc"), config.append("}\n"));
        }

        @Override
        List<String> command(Path folder) {
            return List.of(program(), folder.resolve("rc").toString());
        }
    };

    private static final Duration REFRESH_MAX = Duration.ofMinutes(5);

    /** Bash tells wall, user and system time of a command and all that it starts. */
    private static final String TIMED = "TIMEFORMAT='%R %U %S'; time \"$@\" >\"$0\" 2>&1";

    private final String program;

    RacePeer(String program) {
        this.program = program;
    }

    /** The name of its program. */
    String program() {
        return program;
    }

    /** Writes its configuration. */
    abstract void prepare(Path folder, List<String> urls) throws IOException;

    abstract List<String> command(Path folder);

    boolean isInstalled() {
        return Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /**
     * Refreshes all feeds once.
     *
     * @throws IOException if it fails or does not end in time
     */
    Effort refresh(Path folder) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        List<String> all = new ArrayList<>(List.of("bash", "-c", TIMED, output.toString()));
        all.addAll(command(folder));
        Path times = folder.resolve("times");
        ProcessBuilder builder = new ProcessBuilder(all).redirectError(times.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TERM", "dumb");
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        if (!process.waitFor(REFRESH_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(program + " does not end");
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + ": " + Files.readString(output));
        }
        String[] seconds = Files.readString(times, UTF_8).strip().split(" ", -1);
        return new Effort(
                Double.parseDouble(seconds[0]),
                Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]));
    }
}
