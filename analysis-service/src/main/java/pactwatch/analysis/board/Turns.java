package pactwatch.analysis.board;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets those who ask the same wait for the first of them instead of working side by side. Safe for
 * many threads.
 */
final class Turns {

    /** Different questions wait for each other this rarely: once in so many pairs. */
    private static final int LOCKS = 256;

    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    Turns() {
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /**
     * Does some work while nobody else does it.
     *
     * @param question equal for the same work
     * @param work looks first whether somebody did it meanwhile
     */
    <V> V take(Object question, Supplier<V> work) {
        ReentrantLock lock = locks[Math.floorMod(spread(question.hashCode()), LOCKS)];
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private static int spread(int hash) {
        return (hash * 0x9E3779B9) >>> 16;
    }
}
