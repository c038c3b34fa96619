package pactwatch.alert.kafka;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import pactwatch.alert.LiveSignal;
import pactwatch.alert.subscription.SubscriptionBook;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.alert.subscription.SubscriptionStore;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.read.LogView;

/** Subscriptions on the log: a view of {@code pactwatch.subscriptions}, and a writer to it. */
final class KafkaSubscriptions implements SubscriptionStore, AutoCloseable {

    private static final URI SOURCE = URI.create("/alert/subscriptions");
    private static final Duration SEEN_MAX = Duration.ofSeconds(2);
    private static final Duration CURRENT_MAX = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int LOST_MAX = 1_000;

    private record Place(int partition, long offset) {}

    private final SubscriptionBook book = new SubscriptionBook();
    private final Set<Place> lost =
            Collections.synchronizedSet(Collections.newSetFromMap(new Newest<>(LOST_MAX)));
    private final LiveSignal signal;
    private final LogWriter writer;
    private final LogView view;

    /**
     * Subscriptions as they are now.
     *
     * @param signal told of each change
     * @param afterChange runs after each batch of changes
     */
    KafkaSubscriptions(KafkaSettings settings, LiveSignal signal, Runnable afterChange) {
        this.signal = signal;
        writer = new LogWriter(settings, "subscriptions");
        view =
                LogView.named(settings, "subscriptions")
                        .fold(SubscriptionEvent.TOPIC, this::fold)
                        .afterBatch(() -> {
                            signal.raise();
                            afterChange.run();
                        })
                        .start();
    }

    private void fold(LogRecord<SubscriptionEvent> record) {
        if (!book.accept(record.envelope())) {
            lost.add(new Place(record.partition(), record.offset()));
        }
        signal.note(record.key());
    }

    @Override
    public SubscriptionBook book() {
        return book;
    }

    @Override
    public Recorded record(String id, long sequence, Instant now, SubscriptionEvent event) {
        LogWriter.Position position =
                writer.append(
                        Append.of(
                                SubscriptionEvent.TOPIC,
                                id,
                                SOURCE,
                                id,
                                sequence,
                                now,
                                now,
                                null,
                                event));
        if (!view.await(position, SEEN_MAX)) {
            return Recorded.WRITTEN;
        }
        Place place = new Place(position.partition().partition(), position.offset());
        return lost.contains(place) ? Recorded.CONFLICT : Recorded.SEEN;
    }

    /**
     * Waits until all that was recorded before the call is in the book.
     *
     * @throws IllegalStateException if that takes longer than 20 s
     */
    void awaitPresent() {
        if (!awaitCaughtUp() || !view.awaitPresent(CURRENT_MAX)) {
            throw new IllegalStateException("The subscriptions are not read within 20 s");
        }
    }

    private boolean awaitCaughtUp() {
        long deadline = System.nanoTime() + CURRENT_MAX.toNanos();
        while (!view.isCaughtUp() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return view.isCaughtUp();
    }

    boolean isCaughtUp() {
        return view.isCaughtUp();
    }

    @Override
    public void close() {
        view.close();
        writer.close();
    }
}
