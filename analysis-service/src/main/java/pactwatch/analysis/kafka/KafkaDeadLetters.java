package pactwatch.analysis.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import pactwatch.analysis.DeadLetterDesk;
import pactwatch.analysis.Written;
import pactwatch.log.DeadLetters.Letter;
import pactwatch.log.DeadLetters.State;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.WireFormat;
import pactwatch.log.kafka.read.DeadLetterView;
import pactwatch.log.kafka.step.Redrives;

/** Dead letters on Kafka; what is asked for is tried again by whoever owns its partition. */
final class KafkaDeadLetters implements DeadLetterDesk, Redrives, AutoCloseable {

    private static final Duration OWN_WRITE_MAX = Duration.ofSeconds(2);

    /** How the names of the steps begin that try again what they are asked for. */
    private static final List<String> STEPS = List.of("analysis-", "alert-");

    private final DeadLetterView view;
    private final LogWriter writer;
    private final InstantSource clock;

    KafkaDeadLetters(KafkaSettings settings, LogWriter writer, InstantSource clock) {
        this.view = new DeadLetterView(settings);
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public List<Letter> all() {
        return view.letters().all();
    }

    @Override
    public Optional<Letter> find(String id) {
        return view.letters().find(id);
    }

    @Override
    public boolean isOurs(Letter letter) {
        return STEPS.stream().anyMatch(letter.step()::startsWith);
    }

    @Override
    public Written redrive(Letter letter, String by) {
        if (letter.state() != State.PARKED) {
            return Written.OUTRUN;
        }
        LogWriter.Position position =
                writer.append(WireFormat.redrive(letter, by, clock.instant()));
        return view.view().await(position, OWN_WRITE_MAX) ? Written.ACCEPTED : Written.PENDING;
    }

    @Override
    public List<ConsumerRecord<String, byte[]>> due(String step, String topic, int partition) {
        return view.due(step, topic, partition);
    }

    @Override
    public void close() {
        view.close();
    }
}
