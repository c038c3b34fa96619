package pactwatch.analysis.kafka;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The offsets of article events, by partition. Offsets that hold no event, such as the marks of
 * transactions, are not counted. Safe for many threads.
 */
final class ArticleOffsets {

    private static final class Offsets {
        private long[] sorted = new long[64];
        private int size;

        void add(long offset) {
            if (size > 0 && sorted[size - 1] >= offset) {
                return;
            }
            if (size == sorted.length) {
                sorted = Arrays.copyOf(sorted, size * 2);
            }
            sorted[size++] = offset;
        }

        int before(long offset) {
            int at = Arrays.binarySearch(sorted, 0, size, offset);
            return at < 0 ? -at - 1 : at;
        }
    }

    private final List<Offsets> partitions = new ArrayList<>();

    /** Takes in the next event of a partition. */
    synchronized void add(int partition, long offset) {
        while (partitions.size() <= partition) {
            partitions.add(new Offsets());
        }
        partitions.get(partition).add(offset);
    }

    /** For each partition the offset after its last event. */
    synchronized List<Long> ends() {
        return partitions.stream().map(o -> o.size == 0 ? 0 : o.sorted[o.size - 1] + 1).toList();
    }

    /** How many events of a partition stand before an offset. */
    synchronized int before(int partition, long offset) {
        return partition < partitions.size() ? partitions.get(partition).before(offset) : 0;
    }
}
