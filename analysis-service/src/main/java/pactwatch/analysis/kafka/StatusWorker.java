package pactwatch.analysis.kafka;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import pactwatch.analysis.AnalysisPipeline;
import pactwatch.analysis.Judging;
import pactwatch.analysis.contract.ClaimEvent;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.contract.StatusEvent.Cause;
import pactwatch.log.Append;
import pactwatch.log.DeadLetterEvent;
import pactwatch.log.Envelope;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.read.PartitionTail;
import pactwatch.log.kafka.step.KeyedBatch;
import pactwatch.log.kafka.step.KeyedStep;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Redrives;
import pactwatch.log.kafka.step.Takeover;

/**
 * Tells the statuses of the members of one partition. Its input is the rulings, which are the same
 * for every generation; beside them it follows the claims of the generation that is live. How far
 * it has come in them is noted with each transaction. When another generation becomes live, it
 * tells the difference in one transaction, so that it is told once whoever does it.
 */
final class StatusWorker implements PartitionWorker {

    private static final Logger LOG = Logger.getLogger(StatusWorker.class);

    private final Takeover<RulingEvent> takeover;
    private final StatusLine line;
    private final Redrives redrives;
    private final KafkaSettings settings;
    private final InstantSource clock;
    private Judging judging;
    private StatusPlace place;
    private long rulingsNext;
    private PartitionTail claims;

    /**
     * Takes the partition over, with what was told of its members.
     *
     * @param line which statuses it tells
     * @param redrives records that it was asked to try again
     */
    StatusWorker(
            Takeover<RulingEvent> takeover,
            AnalysisPipeline pipeline,
            StatusLine line,
            Redrives redrives,
            KafkaSettings settings,
            InstantSource clock) {
        this.takeover = takeover;
        this.line = line;
        this.redrives = redrives;
        this.settings = settings;
        this.clock = clock;
        place = StatusPlace.parse(takeover.note()).orElseGet(line::start);
        rulingsNext = takeover.resumeAt();
        judging = pipeline.judging(line.topic(), place.since());
        takeover.replay(line.topic(), judging::remember);
        takeover.replayInput(judging::rule);
        takeover.replay(ClaimEvent.topic(place.generation()), place.next(), judging::fold);
        judging.members().forEach(this::resume);
        claims = tail();
    }

    private PartitionTail tail() {
        return new PartitionTail(
                settings,
                line.step(),
                ClaimEvent.topic(place.generation()).name(),
                takeover.partition(),
                place.next());
    }

    /** A member that cannot be projected must not keep the others of its partition from work. */
    private void resume(String key) {
        try {
            judging.resume(key);
        } catch (RuntimeException e) {
            LOG.errorf(e, "member not resumed step=%s key=%s", line.step(), key);
        }
    }

    @Override
    public void accept(List<ConsumerRecord<String, byte[]>> rulings) {
        List<Append<?>> outputs = ruled(rulings);
        rulingsNext = rulings.getLast().offset() + 1;
        commit(outputs);
    }

    @Override
    public boolean tick() {
        StatusLine.Basis now = line.rests().get();
        if (!now.generation().equals(place.generation()) || now.since().isAfter(place.since())) {
            switchTo(now);
            return true;
        }
        List<ConsumerRecord<String, byte[]>> batch = claims.poll();
        if (!batch.isEmpty()) {
            List<Append<?>> outputs = claimed(batch);
            place = place.at(batch.getLast().offset() + 1);
            commit(outputs);
        }
        return retry() || !batch.isEmpty();
    }

    @Override
    public Map<String, Long> behind() {
        return Map.of(ClaimEvent.topic(place.generation()).name(), claims.behind());
    }

    private List<Append<?>> ruled(List<ConsumerRecord<String, byte[]>> records) {
        KeyedStep<RulingEvent> step = new Telling<>(judging, judging::rule, Cause.RULING);
        return new KeyedBatch<>(line.step(), RulingEvent.TOPIC, step, clock).process(records);
    }

    private List<Append<?>> claimed(List<ConsumerRecord<String, byte[]>> records) {
        KeyedStep<ClaimEvent> step = new Telling<>(judging, judging::fold, Cause.EVIDENCE);
        return new KeyedBatch<>(line.step(), ClaimEvent.topic(place.generation()), step, clock)
                .process(records);
    }

    private boolean retry() {
        String topic = ClaimEvent.topic(place.generation()).name();
        List<ConsumerRecord<String, byte[]>> claimed =
                redrives.due(line.step(), topic, takeover.partition());
        List<ConsumerRecord<String, byte[]>> ruled =
                redrives.due(line.step(), RulingEvent.TOPIC.name(), takeover.partition());
        claimed.forEach(r -> retried(r, claimed(List.of(r))));
        ruled.forEach(r -> retried(r, ruled(List.of(r))));
        return !claimed.isEmpty() || !ruled.isEmpty();
    }

    private void retried(ConsumerRecord<String, byte[]> record, List<Append<?>> led) {
        List<Append<?>> outputs = new ArrayList<>(led);
        if (led.stream().noneMatch(o -> o.topic().equals(DeadLetterEvent.TOPIC))) {
            outputs.add(WireFormat.recover(line.step(), record, clock.instant()));
        }
        commit(outputs);
    }

    /** Tells how the members differ by the claims of the generation that counts from now on. */
    private void switchTo(StatusLine.Basis now) {
        Judging next = judging.next(now.since());
        long end = takeover.replayToEnd(ClaimEvent.topic(now.generation()), next::fold);
        String cause = now.cause().isEmpty() ? null : now.cause();
        List<Append<?>> outputs = new ArrayList<>();
        for (String key : next.members().stream().sorted().toList()) {
            List<Append<?>> told = next.decide(key, now.since(), cause, Cause.PROMOTION);
            next.evolve(key, told);
            outputs.addAll(told);
        }
        judging = next;
        place = new StatusPlace(now.generation(), end, now.since());
        commit(outputs);
        claims.close();
        claims = tail();
        LOG.infof(
                "generation switched step=%s partition=%d generation=%s events=%d",
                line.step(), takeover.partition(), now.generation(), outputs.size());
    }

    private void commit(List<Append<?>> outputs) {
        takeover.commit(outputs, rulingsNext, place.note());
    }

    @Override
    public boolean isHealthy() {
        return !takeover.writer().isBroken();
    }

    @Override
    public void close() {
        claims.close();
    }

    /** Folds events of one kind and tells what they lead to. */
    private record Telling<E>(Judging judging, Consumer<LogRecord<E>> taking, Cause cause)
            implements KeyedStep<E> {

        @Override
        public void fold(LogRecord<E> input) {
            taking.accept(input);
        }

        @Override
        public List<Append<?>> decide(String key, List<LogRecord<E>> inputs) {
            Envelope<E> last = inputs.getLast().envelope();
            return judging.decide(key, last.time(), last.id(), cause);
        }

        @Override
        public void evolve(String key, List<Append<?>> outputs) {
            judging.evolve(key, outputs);
        }
    }
}
