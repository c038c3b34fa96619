package pactwatch.alert.alert;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Grade;
import pactwatch.analysis.contract.Stage;

/** The alerts raised so far, folded from their events. For one thread. */
public final class KnownAlerts {

    /**
     * The last word of an alert.
     *
     * @param development id of the development that it follows now
     * @param evidenceKeys all that its events named
     */
    record Known(
            String alert,
            int revision,
            String development,
            boolean isCancelled,
            Told told,
            Set<String> evidenceKeys) {}

    /** What of a development is told, so that a difference is worth an update. */
    record Told(
            Assertion assertion,
            Stage stage,
            Grade grade,
            boolean contested,
            @Nullable String eventDate,
            List<String> eventDateAlternatives) {}

    private record Place(String subscription, String memberKey) {}

    private final Map<Place, List<Known>> byPlace = new HashMap<>();

    /** Takes in an event; one whose revision is not the next of its alert changes nothing. */
    public void accept(AlertEvent event) {
        if (event instanceof AlertEvent.OfAlert ofAlert) {
            acceptAlert(ofAlert);
        }
    }

    private void acceptAlert(AlertEvent.OfAlert event) {
        Notice notice = event.notice();
        Place place = new Place(notice.subscription(), notice.memberKey());
        List<Known> alerts = byPlace.computeIfAbsent(place, _ -> new ArrayList<>(1));
        Optional<Known> before =
                alerts.stream().filter(k -> k.alert().equals(notice.alert())).findAny();
        if (notice.revision() != before.map(Known::revision).orElse(0) + 1) {
            return;
        }
        before.ifPresent(alerts::remove);
        alerts.add(after(before.orElse(null), event));
    }

    private static Known after(@Nullable Known before, AlertEvent.OfAlert event) {
        Notice notice = event.notice();
        Set<String> keys = new HashSet<>(before == null ? Set.of() : before.evidenceKeys());
        keys.addAll(notice.evidenceKeys());
        Told told =
                new Told(
                        notice.assertion(),
                        notice.stage(),
                        notice.grade(),
                        notice.contested(),
                        notice.eventDate(),
                        notice.eventDateAlternatives());
        boolean isCancelled =
                switch (event) {
                    case AlertEvent.Cancelled _ -> true;
                    case AlertEvent.Raised _, AlertEvent.Updated _ -> false;
                };
        return new Known(
                notice.alert(),
                notice.revision(),
                notice.development(),
                isCancelled,
                told,
                Set.copyOf(keys));
    }

    /** The alert of a subscription that is about the same thing as a development. */
    Optional<Known> sameThing(String subscription, Development development) {
        Place place = new Place(subscription, development.pact() + "/" + development.member());
        List<Known> alerts = byPlace.getOrDefault(place, List.of());
        String raisedAs = AlertRule.alertId(subscription, development.id());
        return alerts.stream()
                .filter(k -> k.alert().equals(raisedAs))
                .findFirst()
                .or(() -> following(alerts, development))
                .or(() -> sharing(alerts, development.evidenceKeys()));
    }

    private static Optional<Known> following(List<Known> alerts, Development development) {
        return alerts.stream().filter(k -> k.development().equals(development.id())).findFirst();
    }

    private static Optional<Known> sharing(List<Known> alerts, Collection<String> keys) {
        return alerts.stream()
                .filter(k -> keys.stream().anyMatch(k.evidenceKeys()::contains))
                .findFirst();
    }
}
