package pactwatch.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Memory for the bodies that are under way. Small bodies are free; what large ones need beyond that
 * is shared by all fetches, so that a crowd of large bodies waits for each other and not for ever.
 */
public final class BodyBudget {

    /** Thrown when others hold the memory for too long. */
    public static final class Exhausted extends IOException {
        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("Too many large bodies at once");
        }
    }

    /** Bytes of each body that need no permission. */
    public static final int FREE_BYTES = 256 * 1024;

    private static final int UNIT_BYTES = 16 * 1024;

    private final Semaphore units;

    /**
     * A budget.
     *
     * @param bytes that all bodies together may hold beyond their free bytes
     */
    public BodyBudget(long bytes) {
        units = new Semaphore(Math.toIntExact(Math.ceilDiv(bytes, UNIT_BYTES)), true);
    }

    /** A share that no body was taken from, for sources that hold no memory. */
    public static Share none() {
        return new BodyBudget(0).open();
    }

    /** A share for one fetch. */
    public Share open() {
        return new Share();
    }

    /** What one fetch holds, until it is closed. Of one thread. */
    public final class Share implements AutoCloseable {
        private int held;

        private Share() {}

        /**
         * Asks for memory, so that the body may grow to a size.
         *
         * @throws Exhausted if others do not give it back in time
         */
        public void growTo(long bytes, Duration atMost) throws IOException {
            int wanted = Math.toIntExact(Math.ceilDiv(Math.max(0, bytes - FREE_BYTES), UNIT_BYTES));
            if (wanted <= held) {
                return;
            }
            try {
                if (!units.tryAcquire(wanted - held, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new Exhausted();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Exhausted();
            }
            held = wanted;
        }

        @Override
        public void close() {
            units.release(held);
            held = 0;
        }
    }
}
