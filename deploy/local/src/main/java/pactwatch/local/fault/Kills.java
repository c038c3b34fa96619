package pactwatch.local.fault;

import java.io.IOException;
import java.util.List;
import java.util.Random;

/** A process is killed with SIGKILL. */
final class Kills implements Fault {

    static final List<String> VICTIMS = List.of("broker", "ingest", "analysis", "alert");

    @Override
    public String strike(KilledLine line, Random random) throws IOException, InterruptedException {
        String victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
        line.kill(victim);
        return victim + " killed";
    }
}
