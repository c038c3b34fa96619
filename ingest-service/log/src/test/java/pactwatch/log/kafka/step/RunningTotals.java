package pactwatch.log.kafka.step;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.TestEvent;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.read.Replayer;

/** Sums the values of each name, on what it wrote before. Fails for {@link #POISON}. */
final class RunningTotals implements Step<TestEvent> {

    static final String NAME = "totals";
    static final int POISON = 1_313;

    private final Map<String, Integer> totals = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    static PartitionWorker open(Takeover<TestEvent> takeover) {
        RunningTotals totals = new RunningTotals();
        takeover.replay(
                TestEvent.OUT,
                record -> {
                    if (record.event() instanceof TestEvent.Counted total) {
                        totals.take(total);
                    }
                });
        return new StepWorker<>(NAME, takeover, totals, InstantSource.system());
    }

    /** All totals that the log holds, in order, by name. */
    static Map<String, List<Integer>> written(KafkaSettings settings) {
        Map<String, List<Integer>> byName = new HashMap<>();
        new Replayer(settings, "reader")
                .replayAll(
                        TestEvent.OUT,
                        r -> {
                            if (r.event() instanceof TestEvent.Counted(String name, int value)) {
                                byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
                            }
                        });
        return byName;
    }

    /** Those of the values from 1 on. */
    static List<Integer> upTo(int last) {
        List<Integer> totals = new ArrayList<>();
        int total = 0;
        for (int value = 1; value <= last; value++) {
            total += value;
            totals.add(total);
        }
        return totals;
    }

    @Override
    public List<Append<?>> decide(LogRecord<TestEvent> input) {
        return switch (input.event()) {
            case TestEvent.Counted(String name, int value) -> List.of(total(name, value));
            case TestEvent.OddlyNamed _ -> List.of();
        };
    }

    private Append<TestEvent> total(String name, int value) {
        if (value == POISON) {
            throw new IllegalStateException("Poison is not counted");
        }
        int total = totals.getOrDefault(name, 0) + value;
        int count = counts.getOrDefault(name, 0) + 1;
        Append<TestEvent> at = TestEvent.counted(TestEvent.OUT, name, count);
        return Append.of(
                TestEvent.OUT,
                name,
                at.envelope().source(),
                name,
                count,
                at.envelope().time(),
                at.envelope().recordedTime(),
                null,
                new TestEvent.Counted(name, total));
    }

    @Override
    public void evolve(LogRecord<TestEvent> input, List<Append<?>> outputs) {
        for (Append<?> output : outputs) {
            if (output.envelope().event() instanceof TestEvent.Counted total) {
                take(total);
            }
        }
    }

    private void take(TestEvent.Counted total) {
        totals.put(total.name(), total.value());
        counts.merge(total.name(), 1, Integer::sum);
    }
}
