package pactwatch.alert.kafka;

import java.util.function.Consumer;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.candidate.CandidateLog;
import pactwatch.analysis.contract.GenerationEvent;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.LogRecord;
import pactwatch.log.kafka.KafkaSettings;
import pactwatch.log.kafka.read.Replayer;

/** Candidates as the log holds them, read anew each time; it has no writer. */
final class KafkaCandidates implements CandidateLog {

    private final Replayer replayer;

    KafkaCandidates(KafkaSettings settings) {
        replayer = new Replayer(settings, "candidates");
    }

    @Override
    public void generations(Consumer<LogRecord<GenerationEvent>> fold) {
        replayer.replayAll(GenerationEvent.TOPIC, fold);
    }

    @Override
    public void live(Consumer<LogRecord<StatusEvent>> fold) {
        replayer.replayAll(StatusEvent.TOPIC, fold);
    }

    @Override
    public void candidate(String generation, Consumer<LogRecord<StatusEvent>> fold) {
        replayer.replayAll(StatusEvent.topic(generation), fold);
    }

    @Override
    public void alerts(Consumer<LogRecord<AlertEvent>> fold) {
        replayer.replayAll(AlertEvent.TOPIC, fold);
    }
}
