package pactwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import pactwatch.alert.Samples.Sample;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.SubscriptionBook;
import pactwatch.alert.subscription.SubscriptionEvent;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;

class AlertPipelineTest {

    private final SubscriptionBook subscriptions = new SubscriptionBook();
    private final List<LogRecord<StatusEvent>> statuses = new ArrayList<>();

    AlertPipelineTest() {
        for (String id : List.of("s1", "s2", "s3")) {
            subscriptions.accept(
                    Samples.subscriptionEvent(
                            id,
                            1,
                            Samples.NOW.minus(Duration.ofDays(1)),
                            new SubscriptionEvent.Created(
                                    Samples.filter(Stage.REPORTED, true), new Channel.Stream())));
        }
        List<Sample> samples =
                List.of(
                        Sample.of("d1"),
                        Sample.of("d1").actual(Stage.CORROBORATED),
                        Sample.of("d2"),
                        Sample.of("d1").actual(Stage.CORROBORATED),
                        Sample.of("d2").actual(Stage.RETRACTED),
                        Sample.of("d2"));
        for (Sample sample : samples) {
            statuses.add(Samples.status(statuses.size() + 1, Samples.NOW, sample.change()));
        }
    }

    /** One partition of the log; a transaction writes alerts and the input position together. */
    private static final class Partition {
        final List<AlertEvent> alerts = new ArrayList<>();
        final List<String> ids = new ArrayList<>();
        int position;
        int calls;

        void commit(List<Append<?>> outputs, int next, int failAt, boolean isBefore) {
            boolean fails = ++calls == failAt;
            if (fails && isBefore) {
                throw new IllegalStateException("Planted failure before the transaction");
            }
            for (Append<?> output : outputs) {
                alerts.add((AlertEvent) output.envelope().event());
                ids.add(output.envelope().id());
            }
            position = next;
            if (fails) {
                throw new IllegalStateException("Planted failure after the transaction");
            }
        }
    }

    private void work(Partition partition, int failAt, boolean isBefore) {
        AlertPipeline pipeline = new AlertPipeline(subscriptions, InstantSource.fixed(Samples.NOW));
        partition.alerts.forEach(pipeline::remember);
        while (partition.position < statuses.size()) {
            List<Append<?>> outputs = pipeline.decide(statuses.get(partition.position));
            pipeline.evolve(outputs);
            partition.commit(outputs, partition.position + 1, failAt, isBefore);
        }
    }

    private Partition workThrough(int failAt, boolean isBefore) {
        Partition partition = new Partition();
        while (partition.position < statuses.size()) {
            try {
                work(partition, failAt, isBefore);
            } catch (IllegalStateException _) {
                // Taken over anew, as a crash would lead to.
            }
        }
        return partition;
    }

    @Test
    void writesTheSameLogWhicheverTransactionFails() {
        Partition undisturbed = workThrough(0, false);
        assertThat(undisturbed.ids).hasSize(15).doesNotHaveDuplicates();

        for (int failAt = 1; failAt <= undisturbed.calls; failAt++) {
            assertThat(workThrough(failAt, true).ids).isEqualTo(undisturbed.ids);
            assertThat(workThrough(failAt, false).ids).isEqualTo(undisturbed.ids);
        }
    }

    @Test
    void saysWhichStatusEventLedToAnAlert() {
        AlertPipeline pipeline = new AlertPipeline(subscriptions, InstantSource.fixed(Samples.NOW));

        assertThat(pipeline.decide(statuses.getFirst()))
                .hasSize(3)
                .allSatisfy(a ->
                        assertThat(a.envelope().causationId())
                                .isEqualTo(statuses.getFirst().envelope().id()));
    }
}
