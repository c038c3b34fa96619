package pactwatch.alert.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.KnownAlerts.Known;
import pactwatch.alert.alert.KnownAlerts.Told;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Subscription;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent.DevelopmentChanged;
import pactwatch.log.ContentId;

/** Decides who is told what of a changed development. Pure. */
public final class AlertRule {

    /** What was published earlier than this before it was recorded is history, not news. */
    public static final Duration NEWS_AGE_MAX = Duration.ofDays(7);

    private AlertRule() {}

    static String alertId(String subscription, String development) {
        return ContentId.of("alert", subscription, development);
    }

    /**
     * The events that a change leads to, at most one a subscription.
     *
     * @param recorded when the change was written to {@code pactwatch.statuses}
     */
    public static List<AlertEvent.OfAlert> decide(
            KnownAlerts known,
            Collection<Subscription> subscriptions,
            DevelopmentChanged change,
            Instant recorded) {
        return subscriptions.stream()
                .flatMap(s -> decideOne(known, s, change, recorded).stream())
                .toList();
    }

    private static Optional<AlertEvent.OfAlert> decideOne(
            KnownAlerts known,
            Subscription subscription,
            DevelopmentChanged change,
            Instant recorded) {
        Optional<Known> alert = known.sameThing(subscription.id(), change.development());
        return alert.isPresent()
                ? follow(alert.get(), subscription, change)
                : raise(subscription, change, recorded);
    }

    private static Optional<AlertEvent.OfAlert> raise(
            Subscription subscription, DevelopmentChanged change, Instant recorded) {
        Development development = change.development();
        Filter filter = subscription.filter();
        if (subscription.isUnconfirmed()
                || !recorded.isAfter(subscription.created())
                || !filter.wants(development)) {
            return Optional.empty();
        }
        return assertions(filter.announced())
                .filter(a -> isReached(development, a, filter.leastStage()))
                .filter(a -> isNews(development, a, filter.leastStage(), recorded))
                .findFirst()
                .map(a -> new AlertEvent.Raised(first(subscription.id(), a, change)));
    }

    private static Stream<Assertion> assertions(boolean announced) {
        return announced
                ? Stream.of(Assertion.ACTUAL, Assertion.ANNOUNCED)
                : Stream.of(Assertion.ACTUAL);
    }

    private static boolean isReached(Development development, Assertion assertion, Stage least) {
        Stage stage = stageOf(development, assertion);
        return stage != null && stage.isAtLeast(least);
    }

    private static @Nullable Stage stageOf(Development development, Assertion assertion) {
        return assertion == Assertion.ACTUAL ? development.actual() : development.announced();
    }

    private static boolean isNews(
            Development development, Assertion assertion, Stage least, Instant recorded) {
        return development.reached().stream()
                .filter(r -> r.assertion() == assertion && r.stage().isAtLeast(least))
                .map(Development.StageReached::published)
                .min(Instant::compareTo)
                .filter(published -> !published.isBefore(recorded.minus(NEWS_AGE_MAX)))
                .isPresent();
    }

    private static Notice first(
            String subscription, Assertion assertion, DevelopmentChanged change) {
        Development development = change.development();
        return notice(
                alertId(subscription, development.id()),
                1,
                subscription,
                told(development, assertion),
                change,
                development.evidenceKeys());
    }

    private static Optional<AlertEvent.OfAlert> follow(
            Known alert, Subscription subscription, DevelopmentChanged change) {
        Development development = change.development();
        boolean wasAnnounced = alert.told().assertion() == Assertion.ANNOUNCED;
        Optional<Assertion> supported =
                assertions(wasAnnounced || subscription.filter().announced())
                        .filter(a -> isReached(development, a, Stage.REPORTED))
                        .findFirst();
        return supported.isPresent()
                ? update(alert, subscription, change, told(development, supported.get()))
                : cancel(alert, subscription, change);
    }

    private static Optional<AlertEvent.OfAlert> update(
            Known alert, Subscription subscription, DevelopmentChanged change, Told now) {
        List<AlertEvent.Change> changes = changes(alert, now);
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AlertEvent.Updated(next(alert, subscription, change, now), changes));
    }

    /** A development that lost its evidence to another one takes no alert with it. */
    private static Optional<AlertEvent.OfAlert> cancel(
            Known alert, Subscription subscription, DevelopmentChanged change) {
        boolean isFollowed = alert.development().equals(change.development().id());
        if (alert.isCancelled() || !isFollowed) {
            return Optional.empty();
        }
        Told told = told(change.development(), alert.told().assertion());
        return Optional.of(new AlertEvent.Cancelled(next(alert, subscription, change, told)));
    }

    private static List<AlertEvent.Change> changes(Known alert, Told now) {
        Told before = alert.told();
        List<AlertEvent.Change> changes = new ArrayList<>();
        if (alert.isCancelled()) {
            changes.add(AlertEvent.Change.REINSTATED);
        }
        if (before.assertion() != now.assertion()) {
            changes.add(AlertEvent.Change.ASSERTION);
        }
        if (before.stage() != now.stage()) {
            changes.add(AlertEvent.Change.STAGE);
        }
        if (!before.grade().equals(now.grade())) {
            changes.add(AlertEvent.Change.GRADE);
        }
        if (before.contested() != now.contested()) {
            changes.add(AlertEvent.Change.CONTESTED);
        }
        if (!Objects.equals(before.eventDate(), now.eventDate())
                || !before.eventDateAlternatives().equals(now.eventDateAlternatives())) {
            changes.add(AlertEvent.Change.DATES);
        }
        return changes;
    }

    private static Told told(Development development, Assertion assertion) {
        Stage stage = stageOf(development, assertion);
        return new Told(
                assertion,
                stage == null ? Stage.RETRACTED : stage,
                development.grade(),
                development.contested(),
                development.eventDate(),
                development.eventDateAlternatives());
    }

    private static Notice next(
            Known alert, Subscription subscription, DevelopmentChanged change, Told told) {
        Set<String> named = alert.evidenceKeys();
        List<String> newKeys =
                change.development().evidenceKeys().stream()
                        .filter(k -> !named.contains(k))
                        .toList();
        return notice(
                alert.alert(), alert.revision() + 1, subscription.id(), told, change, newKeys);
    }

    private static Notice notice(
            String alert,
            int revision,
            String subscription,
            Told told,
            DevelopmentChanged change,
            List<String> newKeys) {
        Development development = change.development();
        return new Notice(
                alert,
                revision,
                subscription,
                development.id(),
                development.pact(),
                development.member(),
                development.kind(),
                development.form(),
                told.assertion(),
                told.stage(),
                told.grade(),
                told.contested(),
                told.eventDate(),
                told.eventDateAlternatives(),
                change.from(),
                change.to(),
                development.sentence(),
                quotes(development, told.assertion()),
                development.origins(),
                development.articles(),
                newKeys);
    }

    /** Those that say what is told come before the others; within each, best first. */
    private static List<Notice.Quote> quotes(Development development, Assertion assertion) {
        Stream<Development.Evidence> telling =
                development.evidence().stream().filter(e -> e.assertion() == assertion);
        Stream<Development.Evidence> others =
                development.evidence().stream().filter(e -> e.assertion() != assertion);
        return Stream.concat(telling, others)
                .limit(Notice.QUOTES_MAX)
                .map(e ->
                        new Notice.Quote(
                                e.quote(),
                                e.url(),
                                e.publisher(),
                                e.publisherName(),
                                e.published()))
                .toList();
    }
}
