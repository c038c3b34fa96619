package pactwatch.local.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The clock of all processes jumps, forth and back (Debian's libfaketime; time that passes is
 * real).
 */
final class ClockJump implements Fault {

    private static final List<Path> LIBRARIES =
            List.of(
                    Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
                    Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"));
    private static final int JUMP_SECONDS_MAX = 3 * 3600;
    private static final int AWAY_MS_MAX = 6_000;

    private final Path library;
    private final Path offset;

    ClockJump(Path folder) throws IOException {
        library =
                LIBRARIES.stream()
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow(
                                () -> new IOException("The package libfaketime is not installed"));
        offset = Files.writeString(folder.resolve("clock"), "+0");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                "NO_FAKE_STAT",
                "1");
    }

    @Override
    public String strike(KilledLine line, Random random) throws IOException, InterruptedException {
        int seconds = random.nextInt(2 * JUMP_SECONDS_MAX) - JUMP_SECONDS_MAX;
        Files.writeString(offset, "%+d".formatted(seconds));
        TimeUnit.MILLISECONDS.sleep(random.nextInt(AWAY_MS_MAX));
        Files.writeString(offset, "+0");
        return "clock %+d s and back".formatted(seconds);
    }
}
