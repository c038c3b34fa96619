package pactwatch.log.kafka.step;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.WireFormat;

/**
 * Runs a {@link KeyedStep}: each batch becomes one transaction of outputs, dead letters and input
 * offsets. A record that cannot be read is parked; if a key cannot be decided, its records are.
 */
public final class KeyedStepWorker<I> implements PartitionWorker {

    private static final Logger LOG = Logger.getLogger(KeyedStepWorker.class);

    private record Input<I>(ConsumerRecord<String, byte[]> record, LogRecord<I> event) {}

    private final String name;
    private final Takeover<I> takeover;
    private final KeyedStep<I> step;
    private final InstantSource clock;

    public KeyedStepWorker(
            String name, Takeover<I> takeover, KeyedStep<I> step, InstantSource clock) {
        this.name = name;
        this.takeover = takeover;
        this.step = step;
        this.clock = clock;
    }

    @Override
    public void accept(List<ConsumerRecord<String, byte[]>> batch) {
        List<Append<?>> outputs = new ArrayList<>();
        Map<String, List<Input<I>>> byKey = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            switch (WireFormat.read(takeover.input(), record)) {
                case WireFormat.Read.Unreadable<I>(String reason) ->
                        outputs.add(park(record, reason));
                case WireFormat.Read.Event<I>(LogRecord<I> event) -> {
                    step.fold(event);
                    byKey.computeIfAbsent(event.key(), _ -> new ArrayList<>())
                            .add(new Input<>(record, event));
                }
            }
        }
        byKey.forEach((key, inputs) -> outputs.addAll(process(key, inputs)));
        takeover.commit(outputs, batch.getLast());
    }

    private List<Append<?>> process(String key, List<Input<I>> inputs) {
        List<Append<?>> outputs;
        try {
            outputs = step.decide(key, inputs.stream().map(Input::event).toList());
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "key parked step=%s key=%s records=%d", name, key, inputs.size());
            return inputs.stream()
                    .<Append<?>>map(i -> park(i.record(), String.valueOf(e)))
                    .toList();
        }
        step.evolve(key, outputs);
        return outputs;
    }

    private Append<?> park(ConsumerRecord<String, byte[]> record, String reason) {
        return WireFormat.park(name, record, reason, clock.instant());
    }

    @Override
    public boolean isHealthy() {
        return !takeover.writer().isBroken();
    }

    @Override
    public void close() {}
}
