package pactwatch.ingest.kafka;

import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import pactwatch.ingest.article.ArticleDecision;
import pactwatch.ingest.article.ArticleDecision.Known;
import pactwatch.ingest.contract.ArticleEvent;
import pactwatch.ingest.contract.ItemEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;
import pactwatch.log.Topic;
import pactwatch.log.kafka.step.PartitionWorker;
import pactwatch.log.kafka.step.Step;
import pactwatch.log.kafka.step.StepWorker;
import pactwatch.log.kafka.step.Takeover;

/** Turns items into articles and their versions. Knows fingerprints, not texts. */
final class ArticleStep implements Step<ItemEvent> {

    static final String NAME = "ingest-articles";

    static final Set<Topic<?>> OUTPUTS = Set.of(ArticleEvent.TOPIC);

    private static final URI SOURCE = URI.create("/ingest/articles");

    private final Map<String, Known> articles = new HashMap<>();
    private final InstantSource clock;

    private ArticleStep(InstantSource clock) {
        this.clock = clock;
    }

    static PartitionWorker open(Takeover<ItemEvent> takeover, InstantSource clock) {
        ArticleStep step = new ArticleStep(clock);
        takeover.replay(ArticleEvent.TOPIC, record -> step.take(record.event()));
        return new StepWorker<>(NAME, takeover, step, clock);
    }

    @Override
    public List<Append<?>> decide(LogRecord<ItemEvent> input) {
        return switch (input.event()) {
            case ItemEvent.Seen seen ->
                    ArticleDecision.decide(articles.get(seen.article()), seen)
                            .<List<Append<?>>>map(event -> List.of(append(event, input)))
                            .orElse(List.of());
        };
    }

    private Append<ArticleEvent> append(ArticleEvent event, LogRecord<ItemEvent> input) {
        return Append.of(
                ArticleEvent.TOPIC,
                event.article().id(),
                SOURCE,
                event.article().id(),
                event.article().version(),
                event.article().known(),
                clock.instant(),
                input.envelope().id(),
                event);
    }

    @Override
    public void evolve(LogRecord<ItemEvent> input, List<Append<?>> outputs) {
        for (Append<?> output : outputs) {
            if (output.envelope().event() instanceof ArticleEvent event) {
                take(event);
            }
        }
    }

    private void take(ArticleEvent event) {
        articles.put(event.article().id(), Known.of(event.article()));
    }
}
