package pactwatch.analysis.development;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.DateSpan.Precision;
import pactwatch.analysis.evidence.Testimony;

/**
 * When something happened, by those who tell it.
 *
 * @param date the best supported date; absent if none is told
 * @param alternatives other dates that are told, EDTF, by date
 */
record Dating(@Nullable DateSpan date, List<String> alternatives) {

    /** Who tells a date of something on about that date tells of the day, not of its beginning. */
    private static final int FRESH_DAYS = 7;

    /** How long after an act its telling is one round of news. */
    private static final int NEWS_CYCLE_DAYS = 14;

    private static final int WEIGHTY_PUBLISHERS = 2;

    private static final Dating UNKNOWN = new Dating(null, List.of());

    /**
     * A date with all who tell it.
     *
     * @param isWeighty whether more than one publisher, an authority or the pack tells it
     * @param isFresh whether all tell it at about that date
     */
    private record Candidate(
            DateSpan span,
            List<Testimony> tellers,
            Set<String> publishers,
            boolean isBaseline,
            boolean isWeighty,
            boolean isNews,
            boolean isFresh) {

        boolean isDay() {
            return span.precision() == Precision.DAY;
        }

        static Candidate of(DateSpan span, List<Testimony> tellers) {
            Set<String> publishers = new HashSet<>();
            tellers.forEach(t -> publishers.add(t.claim().article().publisher()));
            LocalDate last = span.last().plusDays(FRESH_DAYS);
            return new Candidate(
                    span,
                    tellers,
                    publishers,
                    tellers.stream().anyMatch(Testimony::isBaseline),
                    publishers.size() >= WEIGHTY_PUBLISHERS
                            || tellers.stream().anyMatch(t -> t.isAuthority() || t.isBaseline()),
                    tellers.stream().anyMatch(t -> t.claim().isNews()),
                    tellers.stream().noneMatch(t -> t.isBaseline() || t.published().isAfter(last)));
        }
    }

    Dating {
        alternatives = List.copyOf(alternatives);
    }

    /** Of ACTUAL testimonies. */
    static Dating ofActs(Kind kind, List<Testimony> support) {
        List<Candidate> candidates = candidates(support);
        List<Candidate> vague = candidates.stream().filter(c -> !c.isDay()).toList();
        List<Candidate> exact =
                candidates.stream()
                        .filter(c ->
                                c.isDay()
                                        || candidates.stream()
                                                .noneMatch(d -> c.span().covers(d.span())))
                        .toList();
        NavigableSet<LocalDate> weighty = new TreeSet<>();
        exact.stream().filter(Candidate::isWeighty).forEach(c -> weighty.add(c.span().last()));
        List<Candidate> beginnings =
                exact.stream().filter(c -> !tellsOn(kind, c, weighty)).toList();
        Optional<Candidate> best =
                beginnings.stream()
                        .max(
                                Comparator.comparing(Candidate::isBaseline)
                                        .thenComparingInt(c -> votes(c, vague))
                                        .thenComparing(
                                                c -> c.span().precision(),
                                                Comparator.reverseOrder())
                                        .thenComparing(
                                                c -> c.span().first(), Comparator.reverseOrder()));
        return best.isEmpty() ? UNKNOWN : of(kind, best.get(), beginnings);
    }

    private static Dating of(Kind kind, Candidate best, List<Candidate> beginnings) {
        List<String> others = new ArrayList<>();
        for (Candidate c : beginnings) {
            if (!c.equals(best) && !tellsOn(kind, c, best.span().last())) {
                others.add(c.span().edtf());
            }
        }
        return new Dating(best.span(), others);
    }

    /** Of ANNOUNCED testimonies: the day for which it is planned. */
    static Dating ofPlans(List<Testimony> support) {
        Map<String, Integer> votes = new TreeMap<>();
        for (Testimony t : support) {
            Claim claim = t.claim();
            Optional<DateSpan> plan =
                    Optional.ofNullable(claim.eventDate()).flatMap(DateSpan::parse);
            if (plan.isPresent() && !plan.get().last().isBefore(t.said()) && isPlan(t)) {
                votes.merge(plan.get().edtf(), 1, Integer::sum);
            }
        }
        return votes.entrySet().stream()
                .max(
                        Map.Entry.<String, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .flatMap(e -> DateSpan.parse(e.getKey()))
                .map(d -> new Dating(d, List.of()))
                .orElse(UNKNOWN);
    }

    /** Background dates an announcement by the day on which it was made. */
    private static boolean isPlan(Testimony t) {
        return t.claim().isNews();
    }

    private static List<Candidate> candidates(List<Testimony> support) {
        Map<String, List<Testimony>> byDate = new TreeMap<>();
        Map<String, DateSpan> spans = new HashMap<>();
        for (Testimony t : support) {
            DateSpan when = t.when();
            if (when != null) {
                byDate.computeIfAbsent(when.edtf(), _ -> new ArrayList<>()).add(t);
                spans.merge(when.edtf(), when, (a, b) -> a.until(b.last()));
            }
        }
        return spans.values().stream()
                .map(s -> Candidate.of(s, byDate.getOrDefault(s.edtf(), List.of())))
                .sorted(
                        Comparator.comparing((Candidate c) -> c.span().first())
                                .thenComparing(c -> c.span().edtf()))
                .toList();
    }

    /** Tells on what began on any of some days; of those before it, the last is the nearest. */
    private static boolean tellsOn(Kind kind, Candidate candidate, NavigableSet<LocalDate> days) {
        LocalDate nearest = days.lower(candidate.span().first());
        return nearest != null && tellsOn(kind, candidate, nearest);
    }

    /**
     * Says at its own time, in the same news cycle or in passing, that it is still so. Of what goes
     * on, also the news of later years can say so; other changes are made once.
     *
     * @param earlier the last day of an earlier date
     */
    private static boolean tellsOn(Kind kind, Candidate candidate, LocalDate earlier) {
        if (!candidate.isFresh() || !earlier.isBefore(candidate.span().first())) {
            return false;
        }
        LocalDate cycleEnd = earlier.plusDays(NEWS_CYCLE_DAYS);
        boolean isNewDate =
                !goesOn(kind)
                        && candidate.isNews()
                        && candidate.isDay()
                        && candidate.span().first().isAfter(cycleEnd);
        return !isNewDate;
    }

    private static boolean goesOn(Kind kind) {
        return kind == Kind.SUSPENSION || kind == Kind.OBSERVER;
    }

    /**
     * Publishers that give this date, or a vaguer one that can mean it.
     *
     * @param vague all dates that are less exact than a day
     */
    private static int votes(Candidate candidate, List<Candidate> vague) {
        if (vague.isEmpty()) {
            return candidate.publishers().size();
        }
        Set<String> publishers = new HashSet<>(candidate.publishers());
        vague.stream()
                .filter(c -> c.span().covers(candidate.span()))
                .forEach(c -> publishers.addAll(c.publishers()));
        return publishers.size();
    }
}
