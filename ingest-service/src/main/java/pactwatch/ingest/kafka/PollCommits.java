package pactwatch.ingest.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import pactwatch.log.Append;
import pactwatch.log.kafka.TransactionalWriter;

/**
 * Writes polls in groups: whatever is ready while a transaction is under way goes into the next one
 * together. A poll is still written whole or not at all.
 */
final class PollCommits {

    /** One poll that waits to be written; its state is guarded by the lock. */
    private static final class Waiting {
        private final List<Append<?>> appends;
        private boolean isWritten;

        Waiting(List<Append<?>> appends) {
            this.appends = appends;
        }
    }

    private final TransactionalWriter writer;
    private final int pollsMax;
    private final ConcurrentLinkedQueue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock(true);

    /**
     * A queue before a writer.
     *
     * @param pollsMax in one transaction
     */
    PollCommits(TransactionalWriter writer, int pollsMax) {
        this.writer = writer;
        this.pollsMax = pollsMax;
    }

    /** Returns when the events of a poll are in the log; throws if they are not. */
    void commit(List<Append<?>> appends) throws InterruptedException {
        Waiting mine = new Waiting(appends);
        queue.add(mine);
        lock.lockInterruptibly();
        try {
            while (!mine.isWritten) {
                writeNext();
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeNext() {
        List<Waiting> group = new ArrayList<>();
        List<Append<?>> all = new ArrayList<>();
        while (group.size() < pollsMax && queue.peek() != null) {
            Waiting next = queue.remove();
            group.add(next);
            all.addAll(next.appends);
        }
        writer.commit(all);
        group.forEach(w -> w.isWritten = true);
    }
}
