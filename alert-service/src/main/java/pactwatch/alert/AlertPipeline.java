package pactwatch.alert;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertRule;
import pactwatch.alert.alert.KnownAlerts;
import pactwatch.alert.alert.Notice;
import pactwatch.alert.subscription.SubscriptionBook;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.log.Append;
import pactwatch.log.LogRecord;

/**
 * From a changed development to the alerts of its subscribers: match and decide, then address. One
 * partition of {@code pactwatch.statuses} at a time; for one thread.
 */
public final class AlertPipeline {

    private static final URI SOURCE = URI.create("/alert/alerts");

    private final SubscriptionBook subscriptions;
    private final InstantSource clock;
    private final KnownAlerts known = new KnownAlerts();

    /**
     * A pipeline that knows no alert yet.
     *
     * @param subscriptions current at least up to the start of each batch
     */
    public AlertPipeline(SubscriptionBook subscriptions, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** Takes in an alert that is in the log already. */
    public void remember(AlertEvent event) {
        known.accept(event);
    }

    /** What a status event leads to. Changes nothing. */
    public List<Append<?>> decide(LogRecord<StatusEvent> status) {
        return switch (status.event()) {
            case StatusEvent.DevelopmentChanged change ->
                    AlertRule.decide(
                                    known,
                                    subscriptions.all(),
                                    change,
                                    status.envelope().recordedTime())
                            .stream()
                            .<Append<?>>map(e -> address(e, status))
                            .toList();
            case StatusEvent.StatusChanged _ -> List.of();
        };
    }

    /** Takes in what was decided. */
    public void evolve(List<Append<?>> outputs) {
        for (Append<?> output : outputs) {
            if (output.envelope().event() instanceof AlertEvent event) {
                known.accept(event);
            }
        }
    }

    private Append<AlertEvent> address(AlertEvent.OfAlert event, LogRecord<StatusEvent> status) {
        Notice notice = event.notice();
        Instant happened = status.envelope().time();
        return Append.of(
                AlertEvent.TOPIC,
                notice.subscription(),
                SOURCE,
                notice.alert(),
                notice.revision(),
                happened,
                clock.instant(),
                status.envelope().id(),
                event);
    }
}
