package pactwatch.analysis.kafka;

import java.net.URI;
import java.time.InstantSource;
import pactwatch.analysis.RulingLog;
import pactwatch.analysis.Written;
import pactwatch.analysis.contract.RulingEvent;
import pactwatch.analysis.ruling.RulingBook;
import pactwatch.log.kafka.LogWriter;
import pactwatch.log.kafka.read.LogView;

/** Decisions of analysts on Kafka. */
final class KafkaRulings implements RulingLog {

    private static final URI SOURCE = URI.create("/analysis/rulings");

    private final RulingBook book;
    private final FirstWriter<RulingEvent> writer;

    KafkaRulings(RulingBook book, LogWriter writer, LogView view, InstantSource clock) {
        this.book = book;
        this.writer = new FirstWriter<>(RulingEvent.TOPIC, SOURCE, writer, view, clock);
    }

    @Override
    public Written append(String member, long sequence, RulingEvent event) {
        if (sequence != book.of(member).sequence() + 1) {
            return Written.OUTRUN;
        }
        return writer.append(member, sequence, event, () -> book.of(member).last());
    }
}
