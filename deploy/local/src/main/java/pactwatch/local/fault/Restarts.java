package pactwatch.local.fault;

import java.io.IOException;
import java.util.Random;

/** Two processes are stopped as an operator does it and started again, the next two each time. */
final class Restarts implements Fault {

    private static final int AT_ONCE = 2;

    private int next;

    @Override
    public String strike(KilledLine line, Random random) throws IOException, InterruptedException {
        StringBuilder struck = new StringBuilder("restarted");
        for (int n = 0; n < AT_ONCE; n++) {
            String victim = Kills.VICTIMS.get(next++ % Kills.VICTIMS.size());
            line.restart(victim);
            struck.append(' ').append(victim);
        }
        return struck.toString();
    }
}
