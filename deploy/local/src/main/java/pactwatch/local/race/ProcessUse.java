package pactwatch.local.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used so far.
 *
 * @param cpu user and system time
 * @param peakKib greatest resident memory; 0 where the system does not say
 */
record ProcessUse(Duration cpu, long peakKib) {

    private static final String PEAK = "VmHWM:";

    static ProcessUse of(long pid) {
        Duration cpu =
                ProcessHandle.of(pid)
                        .flatMap(p -> p.info().totalCpuDuration())
                        .orElse(Duration.ZERO);
        return new ProcessUse(cpu, peak(pid));
    }

    private static long peak(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(l -> l.startsWith(PEAK))
                    .map(l -> l.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    double cpuSecondsSince(ProcessUse before) {
        return cpu.minus(before.cpu).toMillis() / 1e3;
    }
}
