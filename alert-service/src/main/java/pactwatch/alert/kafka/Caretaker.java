package pactwatch.alert.kafka;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import pactwatch.alert.DeliveryRunner;
import pactwatch.alert.Journal;
import pactwatch.alert.NoteDesk;
import pactwatch.alert.SourceWatch;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.Progress;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionBook;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;

/**
 * Looks after the subscriptions of one partition: writes the notes that are due, and begins the
 * redeliveries that owners asked for. Works on a thread of its own; after a failed write it is
 * unhealthy for good.
 */
final class Caretaker implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Caretaker.class);
    private static final URI SOURCE = URI.create("/alert/notes");
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final Duration STOP_MAX = Duration.ofSeconds(1);
    private static final Duration ASKED_AGE_MAX = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int PER_COMMIT_MAX = 500;

    /** What all caretakers of an instance share. */
    record Parts(
            SubscriptionBook subscriptions,
            AlertStore alerts,
            SourceWatch sources,
            InstantSource clock) {

        Instant now() {
            return clock.instant();
        }
    }

    private record Asked(AlertEvent.RedeliveryAsked wish, String eventId) {}

    private final Parts parts;
    private final Predicate<String> owns;
    private final Journal journal;
    private final Progress progress;
    private final DeliveryRunner runner;
    private final Set<String> noted = ConcurrentHashMap.newKeySet();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = Thread.ofVirtual().name("caretaker").unstarted(this::run);
    private volatile boolean stopping;
    private volatile boolean healthy = true;

    /**
     * A caretaker that is not at work yet.
     *
     * @param owns whether a subscription is of this partition
     * @param progress how far the messages of this partition have come
     * @param runner takes messages that are to be sent
     */
    Caretaker(
            Parts parts,
            Predicate<String> owns,
            Journal journal,
            Progress progress,
            DeliveryRunner runner) {
        this.parts = parts;
        this.owns = owns;
        this.journal = journal;
        this.progress = progress;
        this.runner = runner;
    }

    void start() {
        thread.start();
    }

    /** Takes in an event of the partition. */
    void fold(LogRecord<AlertEvent> record) {
        if (record.event() instanceof AlertEvent.Noted note) {
            noted.add(note.id());
        }
        boolean isRecent =
                record.envelope().recordedTime().isAfter(parts.now().minus(ASKED_AGE_MAX));
        if (record.event() instanceof AlertEvent.RedeliveryAsked wish && isRecent) {
            asked.add(new Asked(wish, record.envelope().id()));
        }
    }

    /** Looks again now. */
    void wake() {
        woken.release();
    }

    boolean isHealthy() {
        return healthy;
    }

    private void run() {
        try {
            while (!stopping) {
                tend();
                if (woken.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warnf(e, "caretaker cannot go on reason=%s", e.getMessage());
            }
            healthy = false;
        }
    }

    private void tend() {
        List<Asked> later = new ArrayList<>();
        for (Asked next = asked.poll(); next != null; next = asked.poll()) {
            if (!hasBegun(next)) {
                later.add(next);
            }
        }
        asked.addAll(later);
        writeNotes();
    }

    private void writeNotes() {
        Instant now = parts.now();
        AlertEvent.Sources sources = parts.sources().since(now.minus(DAY));
        List<Append<?>> appends = new ArrayList<>();
        for (Subscription subscription : parts.subscriptions().all()) {
            if (owns.test(subscription.id()) && appends.size() < PER_COMMIT_MAX) {
                int alerts = parts.alerts().countSince(subscription.id(), now.minus(DAY));
                NoteDesk.due(subscription, sources, alerts, now).stream()
                        .filter(n -> !noted.contains(n.id()))
                        .forEach(n -> appends.add(NoteDesk.append(n, SOURCE, now, null)));
            }
        }
        if (!appends.isEmpty()) {
            journal.commit(appends);
            appends.forEach(a -> noted.add(a.envelope().subject()));
        }
    }

    /** Begins a redelivery; false if this instance does not see all its messages yet. */
    private boolean hasBegun(Asked next) {
        AlertEvent.RedeliveryAsked wish = next.wish();
        if (progress.hasBegun(next.eventId())) {
            return true;
        }
        if (parts.alerts().lastSequence(wish.subscription()) < wish.last()) {
            return false;
        }
        int count = (int) Math.min(PER_COMMIT_MAX, wish.last() - wish.first() + 1);
        List<AlertMessage> named =
                parts.alerts().after(wish.subscription(), wish.first() - 1, count);
        List<AlertMessage> wanted =
                named.stream().filter(m -> isWanted(progress.of(m.id()), wish)).toList();
        if (!wanted.isEmpty()) {
            journal.commit(wanted.stream().map(m -> begin(m, next.eventId())).toList());
            wanted.forEach(m -> runner.add(m, progress.of(m.id())));
        }
        runner.hurry(
                named.stream()
                        .map(AlertMessage::id)
                        .filter(m -> !progress.of(m).isEnded())
                        .collect(Collectors.toSet()));
        return true;
    }

    /** Begins the way of an alert anew that was given up, and records what goes with it. */
    void sendAgain(AlertMessage message, Append<?> recovered) {
        Progress.Point point = progress.of(message.id());
        boolean isGivenUp = point.isEnded() && !point.isDelivered();
        List<Append<?>> appends = new ArrayList<>(List.of(recovered));
        if (isGivenUp) {
            appends.add(begin(message, recovered.envelope().id()));
        }
        journal.commit(appends);
        if (isGivenUp) {
            runner.add(message, progress.of(message.id()));
        }
    }

    /** One that is still on its way needs no other; its next try comes now. */
    private static boolean isWanted(Progress.Point point, AlertEvent.RedeliveryAsked wish) {
        return point.isEnded() && !(wish.onlyUndelivered() && point.isDelivered());
    }

    private Append<DeliveryEvent> begin(AlertMessage message, String askedEventId) {
        Instant now = parts.now();
        return Append.of(
                DeliveryEvent.TOPIC,
                message.subscription(),
                SOURCE,
                message.id(),
                progress.of(message.id()).events() + 1,
                now,
                now,
                askedEventId,
                new DeliveryEvent.Redelivered(
                        new DeliveryEvent.Attempt(
                                message.id(),
                                message.subscription(),
                                message.sequence(),
                                0,
                                now,
                                null,
                                "The owner asked for it once more.",
                                0)));
    }

    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            if (!thread.join(STOP_MAX)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
