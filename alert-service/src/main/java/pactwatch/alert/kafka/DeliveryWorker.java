package pactwatch.alert.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import pactwatch.alert.DeliveryPipeline;
import pactwatch.alert.DeliveryRunner;
import pactwatch.alert.Journal;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.Numbering;
import pactwatch.alert.delivery.Backlog;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.Progress;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.log.Append;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
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

    static final Set<Topic<?>> OUTPUTS = Set.of(DeliveryEvent.TOPIC, SubscriptionEvent.TOPIC);

    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);

    private final Parts parts;
    private final int partition;
    private final TransactionalWriter writer;
    private final Numbering numbering = new Numbering();
    private final Progress progress = new Progress();
    private final DeliveryRunner runner;
    private final Caretaker caretaker;
    private final Set<DeliveryWorker> open;

    /** What all workers of an instance share. */
    record Parts(
            KafkaSubscriptions subscriptions,
            DeliveryPipeline pipeline,
            Function<Journal, DeliveryRunner> runners,
            Caretaker.Parts caretaking,
            GivenUp givenUp) {}

    /** Opens workers and tells those that are open of changed subscriptions. */
    static final class Workers {
        private final Set<DeliveryWorker> open = ConcurrentHashMap.newKeySet();

        PartitionWorker open(Takeover<AlertEvent> takeover, Parts parts) {
            DeliveryWorker worker = new DeliveryWorker(takeover, parts, open);
            try {
                worker.rebuild(takeover);
            } catch (RuntimeException e) {
                worker.close();
                throw e;
            }
            return worker;
        }

        Backlog backlog() {
            return open.stream().map(w -> w.runner.backlog()).reduce(Backlog.NONE, Backlog::and);
        }

        void reroute() {
            open.forEach(DeliveryWorker::lookAgain);
        }
    }

    private DeliveryWorker(Takeover<AlertEvent> takeover, Parts parts, Set<DeliveryWorker> open) {
        this.parts = parts;
        this.partition = takeover.partition();
        this.writer = takeover.writer();
        this.open = open;
        this.runner = parts.runners().apply(this::commit);
        this.caretaker =
                new Caretaker(parts.caretaking(), takeover::owns, this::commit, progress, runner);
        open.add(this);
    }

    private void lookAgain() {
        runner.reroute();
        caretaker.wake();
    }

    private void commit(List<? extends Append<?>> appends) {
        List<Append<?>> all = new ArrayList<>(appends);
        all.addAll(parts.givenUp().lettersOf(appends, parts.caretaking().now()));
        writer.commit(all);
        for (Append<?> append : appends) {
            if (append.topic().equals(DeliveryEvent.TOPIC)
                    && append.envelope().event() instanceof DeliveryEvent event) {
                progress.accept(append.envelope().with(event));
            }
        }
    }

    private void rebuild(Takeover<AlertEvent> takeover) {
        parts.subscriptions().awaitPresent();
        takeover.replay(
                DeliveryEvent.TOPIC,
                r -> {
                    progress.accept(r.envelope());
                    parts.pipeline().remember(r.event());
                });
        takeover.replayInputToEnd(this::take);
        caretaker.start();
    }

    private void take(LogRecord<AlertEvent> record) {
        caretaker.fold(record);
        numbering.accept(record).ifPresent(m -> runner.add(m, progress.of(m.id()), record.trail()));
    }

    @Override
    public void accept(List<ConsumerRecord<String, byte[]>> batch) {
        parts.subscriptions().awaitPresent();
        batch.forEach(this::add);
        caretaker.wake();
    }

    @Override
    public boolean tick() {
        List<GivenUp.Due> due = parts.givenUp().due(partition);
        due.forEach(this::tryAgain);
        return !due.isEmpty();
    }

    private void tryAgain(GivenUp.Due due) {
        ConsumerRecord<String, byte[]> record = due.record();
        Append<DeadLetterEvent> recovered =
                WireFormat.recover(NAME, record, parts.caretaking().now());
        switch (due) {
            case GivenUp.Due.Alert(var message, _) -> caretaker.sendAgain(message, recovered);
            case GivenUp.Due.Unread _ -> {
                // One that can be read by now was taken in with all others at the takeover.
                switch (WireFormat.read(AlertEvent.TOPIC, record)) {
                    case WireFormat.Read.Event<AlertEvent> _ -> writer.commit(List.of(recovered));
                    case WireFormat.Read.Unreadable<AlertEvent>(String reason) ->
                            park(record, reason);
                }
            }
        }
    }

    private void add(ConsumerRecord<String, byte[]> record) {
        switch (WireFormat.read(AlertEvent.TOPIC, record)) {
            case WireFormat.Read.Event<AlertEvent>(LogRecord<AlertEvent> read) -> take(read);
            case WireFormat.Read.Unreadable<AlertEvent>(String reason) -> park(record, reason);
        }
    }

    private void park(ConsumerRecord<String, byte[]> record, String reason) {
        LOG.errorf(
                "record not delivered partition=%d offset=%d reason=%s",
                record.partition(), record.offset(), reason);
        writer.commit(List.of(WireFormat.park(NAME, record, reason, parts.caretaking().now())));
    }

    @Override
    public boolean isHealthy() {
        return runner.isHealthy() && caretaker.isHealthy() && !writer.isBroken();
    }

    @Override
    public void close() {
        open.remove(this);
        caretaker.close();
        runner.close();
    }
}
