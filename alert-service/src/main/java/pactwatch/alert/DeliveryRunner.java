package pactwatch.alert;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import pactwatch.alert.alert.Message;
import pactwatch.alert.delivery.Backlog;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.DeliveryQueue;
import pactwatch.alert.delivery.DeliveryQueue.Delivery;
import pactwatch.alert.delivery.Progress;
import pactwatch.log.Append;
import pactwatch.log.Trail;
import pactwatch.log.trace.Spans;

/**
 * Delivers the pending messages of one partition: a dispatcher takes what is due, each attempt runs
 * on a virtual thread, a recorder writes what came of them, many to a transaction. After a failed
 * write it is unhealthy for good; whoever takes over finds the messages pending.
 */
public final class DeliveryRunner implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(DeliveryRunner.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration STOP_MAX = Duration.ofSeconds(2);
    private static final int OUTCOMES_PER_COMMIT_MAX = 500;

    private static final String SPAN = "alert-deliver";

    private final DeliveryPipeline pipeline;
    private final DeliveryQueue queue;
    private final Journal journal;
    private final InstantSource clock;
    private final AlertMeter meter;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final BlockingQueue<DeliveryPipeline.Outcome> outcomes;
    private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Thread> threads;
    private volatile boolean stopping;
    private volatile boolean healthy = true;

    private DeliveryRunner(
            DeliveryPipeline pipeline,
            DeliveryQueue queue,
            Journal journal,
            InstantSource clock,
            AlertMeter meter,
            DeliveryQueue.Limits limits) {
        this.meter = meter;
        this.pipeline = pipeline;
        this.queue = queue;
        this.journal = journal;
        this.clock = clock;
        this.outcomes = new LinkedBlockingQueue<>(limits.inFlightMax());
        this.threads =
                List.of(
                        Thread.ofVirtual().name("delivery-dispatcher").unstarted(this::dispatch),
                        Thread.ofVirtual().name("delivery-recorder").unstarted(this::record));
    }

    /** Starts delivering. */
    public static DeliveryRunner start(
            DeliveryPipeline pipeline,
            Journal journal,
            InstantSource clock,
            AlertMeter meter,
            DeliveryQueue.Limits limits) {
        DeliveryQueue queue = new DeliveryQueue(pipeline::route, limits);
        DeliveryRunner runner = new DeliveryRunner(pipeline, queue, journal, clock, meter, limits);
        runner.threads.forEach(Thread::start);
        return runner;
    }

    /** Adds a message that may have been tried before. */
    public void add(Message message, Progress.Point point) {
        add(message, point, Trail.NONE);
    }

    /**
     * Adds a message that may have been tried before.
     *
     * @param trail what led to it
     */
    public void add(Message message, Progress.Point point, Trail trail) {
        lock.lock();
        try {
            queue.add(message, point, trail);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Tries messages now that wait for their next try. */
    public void hurry(Set<String> messages) {
        lock.lock();
        try {
            queue.hurry(messages);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Looks again at messages that are held; to be called after subscriptions have changed. */
    public void reroute() {
        lock.lock();
        try {
            queue.reroute();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What is not yet delivered. */
    public Backlog backlog() {
        lock.lock();
        try {
            return queue.backlog();
        } finally {
            lock.unlock();
        }
    }

    /** Whether everything so far could be recorded. */
    public boolean isHealthy() {
        return healthy;
    }

    private void dispatch() {
        lock.lock();
        try {
            while (!stopping) {
                queue.take(clock.instant()).forEach(d -> attempts.execute(() -> attempt(d)));
                long waitNanos = untilNextDue().toNanos();
                if (waitNanos > 0 && changed.awaitNanos(waitNanos) <= 0) {
                    queue.reroute();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private Duration untilNextDue() {
        return queue.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(wait -> wait.compareTo(LOOK_AGAIN) < 0)
                .orElse(LOOK_AGAIN);
    }

    private void attempt(Delivery delivery) {
        try {
            DeliveryPipeline.Outcome outcome =
                    Spans.follow(SPAN, delivery.trail(), () -> pipeline.attempt(delivery));
            // A failure while stopping may be the interruption itself.
            if (!stopping || outcome.event() instanceof DeliveryEvent.Delivered) {
                outcomes.put(outcome);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void record() {
        try {
            while (!stopping || !outcomes.isEmpty()) {
                DeliveryPipeline.Outcome first = outcomes.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<DeliveryPipeline.Outcome> batch = new ArrayList<>(List.of(first));
                    outcomes.drainTo(batch, OUTCOMES_PER_COMMIT_MAX - 1);
                    commit(batch);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void commit(List<DeliveryPipeline.Outcome> batch) {
        List<Append<?>> appends = new ArrayList<>();
        batch.forEach(o -> appends.addAll(o.appends()));
        journal.commit(appends);
        batch.forEach(meter::attempted);
        lock.lock();
        try {
            batch.forEach(o -> queue.conclude(o.delivery(), o.event()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void fail(RuntimeException e) {
        if (!stopping) {
            LOG.warnf(e, "deliveries cannot go on reason=%s", e.getMessage());
        }
        healthy = false;
    }

    /** Stops within 2 s; attempts whose outcome is not recorded by then are repeated later. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            attempts.shutdownNow();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            for (Thread thread : threads) {
                if (!thread.join(STOP_MAX)) {
                    thread.interrupt();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
