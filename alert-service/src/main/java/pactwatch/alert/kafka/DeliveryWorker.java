package pactwatch.alert.kafka;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import pactwatch.alert.DeliveryRunner;
import pactwatch.alert.Journal;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.Numbering;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.Progress;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.TransactionalWriter;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Takeover;

/**
 * Delivers the messages of one partition of {@code pactwatch.alerts}. Pending is what has no
 * terminal delivery event; consumer offsets are never asked.
 */
final class DeliveryWorker implements PartitionWorker {

    static final String NAME = "alert-deliver";

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    private final KafkaSubscriptions subscriptions;
    private final TransactionalWriter writer;
    private final Numbering numbering = new Numbering();
    private final DeliveryRunner runner;
    private final Set<DeliveryWorker> open;

    /** Opens workers and tells those that are open of changed subscriptions. */
    static final class Workers {
        private final Set<DeliveryWorker> open = ConcurrentHashMap.newKeySet();
        private final Function<Journal, DeliveryRunner> runners;

        Workers(Function<Journal, DeliveryRunner> runners) {
            this.runners = runners;
        }

        PartitionWorker open(Takeover<AlertEvent> takeover, KafkaSubscriptions subscriptions) {
            DeliveryWorker worker = new DeliveryWorker(takeover.writer(), subscriptions, this);
            try {
                worker.rebuild(takeover);
            } catch (RuntimeException e) {
                worker.close();
                throw e;
            }
            return worker;
        }

        void reroute() {
            open.forEach(w -> w.runner.reroute());
        }
    }

    private DeliveryWorker(
            TransactionalWriter writer, KafkaSubscriptions subscriptions, Workers workers) {
        this.writer = writer;
        this.subscriptions = subscriptions;
        this.open = workers.open;
        this.runner = workers.runners.apply(writer::commit);
        open.add(this);
    }

    private void rebuild(Takeover<AlertEvent> takeover) {
        subscriptions.awaitPresent();
        Progress progress = new Progress();
        takeover.replay(DeliveryEvent.TOPIC, r -> progress.accept(r.envelope()));
        takeover.replayInputToEnd(
                r -> numbering.accept(r).ifPresent(m -> runner.add(m, progress.of(m.id()))));
    }

    @Override
    public void accept(List<ConsumerRecord<String, byte[]>> batch) {
        subscriptions.awaitPresent();
        batch.forEach(this::add);
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        switch (WireFormat.read(AlertEvent.TOPIC, record)) {
            case WireFormat.Read.Event<AlertEvent>(LogRecord<AlertEvent> read) ->
                    numbering.accept(read).ifPresent(m -> runner.add(m, new Progress().of(m.id())));
            case WireFormat.Read.Unreadable<AlertEvent>(String reason) ->
                    LOG.errorf(
                            "record not delivered partition=%d offset=%d reason=%s",
                            record.partition(), record.offset(), reason);
        }
    }

    @Override
    public boolean isHealthy() {
        return runner.isHealthy() && !writer.isBroken();
    }

    @Override
    public void close() {
        open.remove(this);
        runner.close();
    }
}
