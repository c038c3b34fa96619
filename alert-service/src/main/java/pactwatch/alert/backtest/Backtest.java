package pactwatch.alert.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertMessage;
import pactwatch.alert.alert.AlertRule;
import pactwatch.alert.alert.KnownAlerts;
import pactwatch.alert.subscription.Channel;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.Stage;

/** Runs a filter over history by {@link AlertRule}, as if it had been there from the start. */
public final class Backtest {

    private static final String DRAFT = "draft";

    private final History history;
    private final int messagesMax;
    private final Semaphore places;

    /**
     * Back-tests over a history.
     *
     * @param messagesMax messages that a report lists, newest first; all are counted
     * @param runsMax back-tests at the same time
     */
    public Backtest(History history, int messagesMax, int runsMax) {
        this.history = history;
        this.messagesMax = messagesMax;
        this.places = new Semaphore(runsMax);
    }

    /** What the filter would have sent; empty if too many back-tests run already. */
    public Optional<BacktestReport> run(Filter filter) {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(report(filter));
        } finally {
            places.release();
        }
    }

    private BacktestReport report(Filter filter) {
        Retelling retelling = new Retelling(filter);
        history.read(retelling::accept);
        List<Moment> moments = retelling.moments();
        Map<Stage, Integer> raisedByStage = new EnumMap<>(Stage.class);
        for (Stage stage : List.of(Stage.REPORTED, Stage.CORROBORATED, Stage.ESTABLISHED)) {
            List<AlertMessage> sent = send(moments, filter.withLeastStage(stage));
            raisedByStage.put(stage, (int) sent.stream().filter(Backtest::isRaised).count());
        }
        return Summary.of(moments, send(moments, filter), raisedByStage, messagesMax);
    }

    static boolean isRaised(AlertMessage message) {
        return message.event() instanceof AlertEvent.Raised;
    }

    private static List<AlertMessage> send(List<Moment> moments, Filter filter) {
        Subscription draft = new Subscription(DRAFT, 1, Instant.MIN, filter, new Channel.Stream());
        KnownAlerts known = new KnownAlerts();
        List<AlertMessage> sent = new ArrayList<>();
        for (Moment moment : moments) {
            for (AlertEvent.OfAlert event :
                    AlertRule.decide(known, List.of(draft), moment.change(), moment.at())) {
                known.accept(event);
                sent.add(new AlertMessage(sent.size() + 1L, moment.at(), DRAFT, event));
            }
        }
        return sent;
    }
}
