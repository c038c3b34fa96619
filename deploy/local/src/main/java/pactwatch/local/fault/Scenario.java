package pactwatch.local.fault;

import java.io.IOException;
import java.nio.file.Path;

/** The faults that a run can be made of. */
enum Scenario {
    /** Processes are killed. */
    KILLS,
    /** Everything is restarted in turn. */
    RESTARTS,
    /** Every topic holds what nobody can read. */
    POISON,
    /** One broker of three is lost and comes back. */
    BROKER,
    /** The network to the broker is cut, and slowed. */
    NETWORK,
    /** The disk under the broker is full. */
    DISK,
    /** Clocks jump. */
    CLOCK;

    /** Makes it ready, before the line is started on a folder. */
    Fault fault(Path root, Path folder) throws IOException, InterruptedException {
        return switch (this) {
            case KILLS -> new Kills();
            case RESTARTS -> new Restarts();
            case POISON -> new Poison(root);
            case BROKER -> new LostBroker(root, folder);
            case NETWORK -> new CutNetwork(root, folder);
            case DISK -> new FullDisk(root, folder);
            case CLOCK -> new ClockJump(folder);
        };
    }
}
