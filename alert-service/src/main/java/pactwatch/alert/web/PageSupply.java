package pactwatch.alert.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Right;
import pactwatch.alert.AlertConfig;
import pactwatch.alert.Visitor;
import pactwatch.alert.alert.AlertEvent;
import pactwatch.alert.alert.AlertStore;
import pactwatch.alert.delivery.DeliveryEvent;
import pactwatch.alert.delivery.DeliveryLog;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.desk.SubscriptionDesk;
import pactwatch.alert.message.LinkMaker;
import pactwatch.alert.message.MessageBody;
import pactwatch.alert.message.Words;
import pactwatch.alert.subscription.Subscription;
import pactwatch.alert.subscription.SubscriptionStore;

/** Fills the pages with what the visitor may see. */
@ApplicationScoped
class PageSupply {

    private static final int ALERTS_MAX = 20;
    private static final int SUBSCRIPTIONS_MAX = 200;
    private static final int DELIVERIES_MAX = 50;
    private static final int ANSWERS_MAX = 200;

    private final SubscriptionStore store;
    private final AlertStore alerts;
    private final DeliveryLog deliveries;
    private final SubscriptionDesk desk;
    private final LinkMaker links;
    private final MessageBody.Setting setting;
    private final AlertConfig config;
    private final Visitor visitor;
    private final InstantSource clock;

    @Inject
    PageSupply(
            SubscriptionStore store,
            AlertStore alerts,
            DeliveryLog deliveries,
            SubscriptionDesk desk,
            LinkMaker links,
            MessageBody.Setting setting,
            AlertConfig config,
            Visitor visitor,
            InstantSource clock) {
        this.store = store;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.desk = desk;
        this.links = links;
        this.setting = setting;
        this.config = config;
        this.visitor = visitor;
        this.clock = clock;
    }

    boolean isDemo() {
        return config.demo();
    }

    private boolean isAnalyst() {
        return visitor.caller().right().covers(Right.ANALYST);
    }

    @Nullable String owner() {
        return visitor.caller().owner();
    }

    MessageBody.Setting setting() {
        return setting;
    }

    Optional<Subscription> find(String id) {
        return visitor.find(store, id);
    }

    Stream<Subscription> visible() {
        return store.book().all().stream().filter(s -> s.isVisibleTo(visitor.caller().owner()));
    }

    /** The page of all, with the form as it was sent and what is to be said of it. */
    String alerts(
            String formId,
            FormFields fields,
            List<Draft.Fault> faults,
            @Nullable BacktestView backtest) {
        List<Views.One> subscriptions =
                visible()
                        .sorted(Comparator.comparing(Subscription::created).reversed())
                        .limit(SUBSCRIPTIONS_MAX)
                        .map(s -> view(s, deliveries.newest(s.id(), 1)))
                        .toList();
        List<Views.Alert> recent =
                alerts.newest(ALERTS_MAX * 10).stream()
                        .filter(m -> find(m.subscription()).isPresent())
                        .limit(ALERTS_MAX)
                        .map(m -> Views.Alert.of(m, setting))
                        .toList();
        return Pages.alerts(
                        config.demo(),
                        FormView.of(formId, fields, config, desk),
                        faults,
                        backtest,
                        subscriptions,
                        recent,
                        isAnalyst())
                .render();
    }

    private Views.One view(Subscription subscription, List<DeliveryEvent> log) {
        return Views.One.of(subscription, log, links.feed(subscription.id()), clock.instant());
    }

    private List<Views.Alert> newest(String subscription) {
        return alerts.newest(subscription, ALERTS_MAX).stream()
                .map(m -> Views.Alert.of(m, setting))
                .toList();
    }

    private List<ToldView> told(String subscription) {
        List<AlertStore.Answer> answers = alerts.answers(Integer.MAX_VALUE);
        return alerts.newest(subscription, ALERTS_MAX).stream()
                .map(m -> ToldView.of(m, answers, setting))
                .toList();
    }

    /**
     * The page of one subscription.
     *
     * @param secret to be shown once
     * @param done what was just done, in one sentence
     */
    String subscription(Subscription subscription, @Nullable String secret, @Nullable String done) {
        String id = subscription.id();
        List<DeliveryEvent> log = deliveries.newest(id, DELIVERIES_MAX);
        return Pages.subscription(
                        config.demo(),
                        view(subscription, log),
                        secret,
                        done,
                        alerts.lastSequence(id),
                        log.stream().map(Views.Delivery::of).toList(),
                        told(id),
                        config.demoSink().map(Object::toString).orElse(null))
                .render();
    }

    /** The form that changes a subscription, with what is to be said of it. */
    String edit(
            Subscription subscription,
            long sequence,
            FormFields fields,
            List<Draft.Fault> faults,
            @Nullable BacktestView backtest) {
        return Pages.edit(
                        config.demo(),
                        subscription.id(),
                        sequence,
                        Words.channel(subscription.channel()),
                        FormView.of(subscription.id(), fields, config, desk),
                        faults,
                        backtest)
                .render();
    }

    String live(Subscription subscription) {
        String id = subscription.id();
        long last = alerts.lastSequence(id);
        return Pages.live(config.demo(), view(subscription, List.of()), last, newest(id)).render();
    }

    /** One message by itself. */
    Optional<String> card(String id, long sequence) {
        return find(id).flatMap(_ -> alerts.after(id, sequence - 1, 1).stream().findFirst())
                .map(m -> Pages.card(Views.Alert.of(m, setting)).render());
    }

    String queue() {
        return Pages.queue(
                        config.demo(),
                        alerts.answers(ANSWERS_MAX).stream()
                                .filter(a -> a.answered().verdict() == AlertEvent.Verdict.WRONG)
                                .map(QueueView::of)
                                .toList())
                .render();
    }

    String message(String title, String detail) {
        return Pages.message(config.demo(), title, detail).render();
    }
}
