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
import pactwatch.log.Topic;
import pactwatch.log.Trail;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.trace.Spans;

/**
 * Puts batches of records through a {@link KeyedStep}. A record that cannot be read is parked; if a
 * key cannot be decided, its records are.
 */
public final class KeyedBatch<I> {

    private static final Logger LOG = Logger.getLogger(KeyedBatch.class);

    private record Input<I>(ConsumerRecord<String, byte[]> record, LogRecord<I> event) {}

    private final String name;
    private final Topic<I> topic;
    private final KeyedStep<I> step;
    private final InstantSource clock;

    /**
     * For the records of one topic.
     *
     * @param name of the step, which dead letters carry
     */
    public KeyedBatch(String name, Topic<I> topic, KeyedStep<I> step, InstantSource clock) {
        this.name = name;
        this.topic = topic;
        this.step = step;
        this.clock = clock;
    }

    /** What a batch leads to, dead letters included; the step has taken all of it in. */
    public List<Append<?>> process(List<ConsumerRecord<String, byte[]>> batch) {
        List<Append<?>> outputs = new ArrayList<>();
        Map<String, List<Input<I>>> byKey = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            switch (WireFormat.read(topic, record)) {
                case WireFormat.Read.Unreadable<I>(String reason) ->
                        outputs.add(park(record, reason));
                case WireFormat.Read.Event<I>(LogRecord<I> event) -> {
                    step.fold(event);
                    byKey.computeIfAbsent(event.key(), _ -> new ArrayList<>())
                            .add(new Input<>(record, event));
                }
            }
        }
        byKey.forEach((key, inputs) -> outputs.addAll(decide(key, inputs)));
        return outputs;
    }

    private List<Append<?>> decide(String key, List<Input<I>> inputs) {
        List<Append<?>> outputs;
        try {
            Trail trail = inputs.getLast().event().trail();
            outputs = Spans.follow(name, trail, () -> step.decide(key, events(inputs)));
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "key parked step=%s key=%s records=%d", name, key, inputs.size());
            return inputs.stream()
                    .<Append<?>>map(i -> park(i.record(), String.valueOf(e)))
                    .toList();
        }
        step.evolve(key, outputs);
        return outputs;
    }

    private static <I> List<LogRecord<I>> events(List<Input<I>> inputs) {
        return inputs.stream().map(Input::event).toList();
    }

    private Append<?> park(ConsumerRecord<String, byte[]> record, String reason) {
        return WireFormat.park(name, record, reason, clock.instant());
    }
}
