package pactwatch.alert.kafka;

import java.util.function.Consumer;
import pactwatch.alert.backtest.History;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.read.Replayer;

/** History as {@code pactwatch.statuses} holds it, read anew each time. */
final class KafkaHistory implements History {

    private final Replayer replayer;

    KafkaHistory(KafkaSettings settings) {
        replayer = new Replayer(settings, "history");
    }

    @Override
    public void read(Consumer<LogRecord<StatusEvent>> fold) {
        replayer.replayAll(StatusEvent.TOPIC, fold);
    }
}
