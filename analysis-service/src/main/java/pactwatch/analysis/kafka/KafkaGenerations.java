package pactwatch.analysis.kafka;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Supplier;
import pactwatch.analysis.GenerationLog;
import pactwatch.analysis.Written;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.replay.Generations;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.read.LogView;

/** The life of generations on Kafka. */
final class KafkaGenerations implements GenerationLog {

    private static final URI SOURCE = URI.create("/analysis/generations");

    private final String pact;
    private final Supplier<Generations> present;
    private final FirstWriter<GenerationEvent> writer;

    /**
     * Those of one pact.
     *
     * @param present what a view has folded
     */
    KafkaGenerations(
            String pact,
            Supplier<Generations> present,
            LogWriter writer,
            LogView view,
            InstantSource clock) {
        this.pact = pact;
        this.present = present;
        this.writer = new FirstWriter<>(GenerationEvent.TOPIC, SOURCE, writer, view, clock);
    }

    @Override
    public Generations present() {
        return present.get();
    }

    @Override
    public Written append(Generations expected, GenerationEvent event) {
        return writer.append(pact, expected.sequence() + 1, event, () -> present.get().last());
    }
}
