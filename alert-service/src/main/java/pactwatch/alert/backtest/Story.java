package pactwatch.alert.backtest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.alert.AlertRule;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.Development.StageReached;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.contract.StatusEvent.DevelopmentChanged;

/**
 * All that the log says of one development, in its order. What was recorded while it was news keeps
 * the time at which it was recorded. What was recorded later, as on a first start, is unrolled:
 * each stage at the publication that reached it, contest and retraction at the time of their cause.
 */
final class Story {

    /** One status event. */
    private record Told(Instant time, Instant recorded, DevelopmentChanged change) {

        boolean isNews() {
            return !time.plus(AlertRule.NEWS_AGE_MAX).isBefore(recorded);
        }
    }

    private final List<Told> told = new ArrayList<>();

    /**
     * Adds the next event.
     *
     * @param time when its cause was publicly known
     */
    void add(Instant time, Instant recorded, DevelopmentChanged change) {
        told.add(new Told(time, recorded, change));
    }

    /** The moments of the story in order. */
    List<Moment> moments() {
        List<Moment> moments = new ArrayList<>();
        if (!told.isEmpty() && !told.getFirst().isNews()) {
            unroll(moments);
        }
        told.stream()
                .filter(Told::isNews)
                .forEach(t -> moments.add(new Moment(t.recorded(), t.change())));
        return moments;
    }

    private void unroll(List<Moment> moments) {
        Told supported = lastSupported();
        if (supported == null) {
            return;
        }
        Instant recorded = told.getFirst().recorded();
        List<StageReached> reached =
                supported.change().development().reached().stream()
                        .filter(r -> r.published().isBefore(recorded))
                        .sorted(Comparator.comparing(StageReached::published))
                        .toList();
        for (int i = 1; i <= reached.size(); i++) {
            Instant at = reached.get(i - 1).published();
            moments.add(new Moment(at, asOf(supported.change(), at, reached.subList(0, i))));
        }
        if (moments.isEmpty()) {
            return;
        }
        firstContested()
                .filter(_ -> supported.change().development().contested())
                .ifPresent(t -> moments.add(after(moments, t, supported.change())));
        if (isRetracted(told.getLast().change().development()) && !told.getLast().isNews()) {
            moments.add(after(moments, told.getLast(), told.getLast().change()));
        }
    }

    private @Nullable Told lastSupported() {
        return told.reversed().stream()
                .filter(t -> !isRetracted(t.change().development()))
                .findFirst()
                .orElse(null);
    }

    private Optional<Told> firstContested() {
        return told.stream()
                .filter(t -> !t.isNews() && t.change().development().contested())
                .findFirst();
    }

    private static Moment after(List<Moment> moments, Told told, DevelopmentChanged change) {
        Instant last = moments.getLast().at();
        return new Moment(told.time().isBefore(last) ? last : told.time(), change);
    }

    private static boolean isRetracted(Development development) {
        return !isSupported(development.actual()) && !isSupported(development.announced());
    }

    private static boolean isSupported(@Nullable Stage stage) {
        return stage != null && stage.isAtLeast(Stage.REPORTED);
    }

    /** The change as far as it was known: with its stages, and its evidence, up to then. */
    @SuppressWarnings("NullAway") // class files lose @Nullable of nested types
    private static DevelopmentChanged asOf(
            DevelopmentChanged change, Instant at, List<StageReached> reached) {
        Development d = change.development();
        List<Development.Evidence> known =
                d.evidence().stream().filter(e -> !e.published().isAfter(at)).toList();
        int articles = (int) known.stream().map(Development.Evidence::article).distinct().count();
        Development then =
                new Development(
                        d.id(),
                        d.pact(),
                        d.member(),
                        d.kind(),
                        d.form(),
                        highest(reached, Assertion.ACTUAL),
                        highest(reached, Assertion.ANNOUNCED),
                        reached,
                        d.grade(),
                        false,
                        d.basis(),
                        d.eventDate(),
                        d.eventDateAlternatives(),
                        d.sentence(),
                        known.isEmpty() ? d.articles() : articles,
                        known.isEmpty() ? d.origins() : Math.min(d.origins(), articles),
                        known.isEmpty() ? d.evidence() : known,
                        d.evidenceKeys());
        return new DevelopmentChanged(then, change.from(), change.to(), change.cause());
    }

    private static @Nullable Stage highest(List<StageReached> reached, Assertion assertion) {
        return reached.stream()
                .filter(r -> r.assertion() == assertion)
                .map(StageReached::stage)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
