package pactwatch.log.kafka;

import io.micrometer.core.instrument.Metrics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import pactwatch.log.Append;
import pactwatch.log.ContentId;
import pactwatch.log.Envelope;
import pactwatch.log.VitalsEvent;

/**
 * Tells every ten seconds how this instance fares. A word that cannot be written is left out: the
 * next one says more.
 */
public final class VitalsTeller implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(VitalsTeller.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration STOP_MAX = Duration.ofSeconds(2);

    private final String service;
    private final String instance;
    private final Supplier<List<String>> waiting;
    private final InstantSource clock;
    private final Instant started;
    private final LogWriter writer;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    private VitalsTeller(
            KafkaSettings settings,
            String service,
            Supplier<List<String>> waiting,
            InstantSource clock) {
        this.service = service;
        this.instance = settings.instance();
        this.waiting = waiting;
        this.clock = clock;
        this.started = clock.instant();
        this.writer = new LogWriter(settings, "vitals");
        this.thread = Thread.ofPlatform().name("vitals").daemon().unstarted(this::run);
    }

    /**
     * Begins to tell.
     *
     * @param waiting for what the instance waits before it is ready
     */
    public static VitalsTeller start(
            KafkaSettings settings,
            String service,
            Supplier<List<String>> waiting,
            InstantSource clock) {
        VitalsTeller teller = new VitalsTeller(settings, service, waiting, clock);
        teller.thread.start();
        return teller;
    }

    private void run() {
        try {
            do {
                tell();
            } while (!stopping.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            LogWriter.Position _ = writer.append(vitals(clock.instant()));
        } catch (KafkaException e) {
            LOG.debugf("vitals not told reason=%s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(e, "vitals not told reason=%s", e.getMessage());
        }
    }

    private Append<VitalsEvent> vitals(Instant now) {
        VitalsEvent event =
                new VitalsEvent.Told(
                        service,
                        instance,
                        started,
                        waiting.get(),
                        Figures.of(Metrics.globalRegistry));
        String type = VitalsEvent.TOPIC.codec().typeOf(event);
        return new Append<>(
                VitalsEvent.TOPIC,
                instance,
                new Envelope<>(
                        ContentId.of(type, instance, now.toString()),
                        type,
                        URI.create("/" + service + "/vitals"),
                        instance,
                        now,
                        now,
                        null,
                        1,
                        event));
    }

    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
        try {
            if (!thread.join(STOP_MAX)) {
                LOG.warn("vitals do not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
