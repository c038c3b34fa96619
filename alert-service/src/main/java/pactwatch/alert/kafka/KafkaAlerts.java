package pactwatch.alert.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.alert.Message;
import pactwatch.alert.alert.Numbering;
import pactwatch.log.LogRecord;

/**
 * What subscribers were told, folded from {@code pactwatch.alerts}. Keeps the place of every
 * message, and the newest messages themselves; older ones are read from the log again.
 */
final class KafkaAlerts implements AlertStore {

    private static final int NEWEST_MAX = 2_000;

    private record Key(String subscription, long sequence) {}

    /** Where the messages of a subscription stand; the index is the ordinal minus 1. */
    private static final class Places {
        final int partition;
        private long[] offsets = new long[4];
        private long[] seconds = new long[4];
        private int size;

        Places(int partition) {
            this.partition = partition;
        }

        void add(long offset, Instant recorded) {
            if (size == offsets.length) {
                offsets = Arrays.copyOf(offsets, size * 2);
                seconds = Arrays.copyOf(seconds, size * 2);
            }
            offsets[size] = offset;
            seconds[size] = recorded.getEpochSecond();
            size++;
        }

        int countSince(Instant time) {
            int count = 0;
            while (count < size && seconds[size - 1 - count] >= time.getEpochSecond()) {
                count++;
            }
            return count;
        }

        int size() {
            return size;
        }

        AlertReader.Span span(long after, long end) {
            return new AlertReader.Span(
                    partition,
                    after,
                    Arrays.stream(offsets, (int) after, (int) end).boxed().toList());
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Answers answers = new Answers();
    private final Numbering numbering = new Numbering();
    private final Map<String, Places> places = new HashMap<>();
    private final Newest<Key, AlertMessage> newest = new Newest<>(NEWEST_MAX);
    private final AlertReader reader;

    KafkaAlerts(AlertReader reader) {
        this.reader = reader;
    }

    void fold(LogRecord<AlertEvent> record) {
        lock.lock();
        try {
            if (record.event() instanceof AlertEvent.Answered answered) {
                answers.fold(answered, record.envelope().recordedTime());
            }
            numbering.accept(record).ifPresent(m -> keep(m, record));
        } finally {
            lock.unlock();
        }
    }

    private void keep(Message message, LogRecord<AlertEvent> record) {
        if (message instanceof AlertMessage alert) {
            places.computeIfAbsent(alert.subscription(), _ -> new Places(record.partition()))
                    .add(record.offset(), alert.recorded());
            newest.put(new Key(alert.subscription(), alert.sequence()), alert);
            grown.signalAll();
        }
    }

    @Override
    public int countSince(String subscription, Instant time) {
        lock.lock();
        try {
            Places found = places.get(subscription);
            return found == null ? 0 : found.countSince(time);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Answer> answers(int limit) {
        lock.lock();
        try {
            return answers.newest(limit);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<AlertMessage> newest(int limit) {
        lock.lock();
        try {
            List<AlertMessage> all = new ArrayList<>(newest.values());
            return all.reversed().stream().limit(limit).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<AlertMessage> newest(String subscription, int limit) {
        long from = Math.max(0, lastSequence(subscription) - limit);
        return after(subscription, from, limit).reversed();
    }

    @Override
    public long lastSequence(String subscription) {
        lock.lock();
        try {
            Places found = places.get(subscription);
            return found == null ? 0 : found.size();
        } finally {
            lock.unlock();
        }
    }

    /** Where a message stands in the log. */
    Optional<AlertReader.Span> place(String subscription, long sequence) {
        lock.lock();
        try {
            Places found = places.get(subscription);
            return found == null || sequence < 1 || sequence > found.size()
                    ? Optional.empty()
                    : Optional.of(found.span(sequence - 1, sequence));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<AlertMessage> after(String subscription, long sequence, int limit) {
        AlertReader.Span span;
        lock.lock();
        try {
            Places known = places.get(subscription);
            long end = known == null ? 0 : Math.min(known.size(), sequence + limit);
            if (known == null || end <= sequence) {
                return List.of();
            }
            List<AlertMessage> kept = kept(subscription, sequence, end);
            if (kept.size() == end - sequence) {
                return kept;
            }
            span = known.span(sequence, end);
        } finally {
            lock.unlock();
        }
        return reader.read(span);
    }

    private List<AlertMessage> kept(String subscription, long after, long end) {
        return LongStream.rangeClosed(after + 1, end)
                .mapToObj(s -> newest.get(new Key(subscription, s)))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void awaitAfter(String subscription, long sequence, Duration atMost)
            throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        lock.lock();
        try {
            while (lastSequence(subscription) <= sequence) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || grown.awaitNanos(left) <= 0) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
