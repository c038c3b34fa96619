package pactwatch.analysis.development;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Claim.Basis;
import pactwatch.analysis.contract.Development.StageReached;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.Origins;
import pactwatch.analysis.evidence.Testimony;
import pactwatch.analysis.grouping.Group;
import pactwatch.analysis.grouping.Groups;
import pactwatch.analysis.ruling.Ruling;
import pactwatch.log.ContentId;

/** Judges what is told of a member: a stage, a date and a basis for each development. */
final class Findings {

    private static final int BASIS_PUBLISHERS = 2;

    private static final Comparator<Finding> BY_DATE =
            Comparator.comparing(Finding::begun)
                    .thenComparing(Finding::kind)
                    .thenComparing(Finding::id);

    private Findings() {}

    /**
     * All developments, by date.
     *
     * @param told everything that is told of one member, by publication
     * @param rulings that count, by sequence
     */
    static List<Finding> of(List<Testimony> told, List<Ruling> rulings) {
        return Groups.of(told, StageScale.on(told, rulings)).stream()
                .map(Findings::judge)
                .sorted(BY_DATE)
                .toList();
    }

    private static Finding judge(Group group) {
        List<Testimony> said = group.said();
        Set<String> withdrawn = withdrawn(said, group.corrections());
        List<Testimony> support =
                said.stream().filter(t -> !withdrawn.contains(t.claim().id())).toList();
        List<Testimony> acts = those(support, Assertion.ACTUAL);
        List<Testimony> plans = those(support, Assertion.ANNOUNCED);
        Stage actual = stage(those(said, Assertion.ACTUAL), acts);
        Stage announced = stage(those(said, Assertion.ANNOUNCED), plans);
        Dating dating =
                actual == null
                        ? Dating.ofPlans(plans)
                        : Dating.ofActs(
                                group.sort().kind(),
                                acts.isEmpty() ? those(said, Assertion.ACTUAL) : acts);
        return new Finding(
                id(said),
                group.sort().kind(),
                group.sort().form(),
                group.sort().phase(),
                actual,
                announced,
                reached(acts, actual, plans, announced),
                dating.date(),
                dating.alternatives(),
                basis(acts.isEmpty() ? support : acts),
                begun(said, actual == null ? Assertion.ANNOUNCED : Assertion.ACTUAL, dating),
                lastNews(said, group.disputes()),
                said,
                support,
                group.disputes(),
                null,
                null);
    }

    private static LocalDate begun(List<Testimony> said, Assertion told, Dating dating) {
        DateSpan date = dating.date();
        if (told == Assertion.ACTUAL && date != null) {
            return date.last();
        }
        return said.stream()
                .filter(t -> t.assertion() == told)
                .map(told == Assertion.ACTUAL ? Testimony::published : Testimony::said)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }

    private static LocalDate lastNews(List<Testimony> said, List<Testimony> disputes) {
        return Stream.concat(said.stream(), disputes.stream())
                .filter(t -> t.claim().isNews() || t.isBaseline())
                .map(Testimony::published)
                .max(Comparator.naturalOrder())
                .orElse(said.getLast().published());
    }

    private static List<Testimony> those(List<Testimony> told, Assertion assertion) {
        return told.stream().filter(t -> t.assertion() == assertion).toList();
    }

    private static @Nullable Stage stage(List<Testimony> said, List<Testimony> support) {
        Stage stage = Staging.of(support);
        return stage == null && !said.isEmpty() ? Stage.RETRACTED : stage;
    }

    /** Acts before plans, each by publication. */
    private static List<StageReached> reached(
            List<Testimony> acts,
            @Nullable Stage actual,
            List<Testimony> plans,
            @Nullable Stage announced) {
        Stream<StageReached> first =
                actual == null
                        ? Stream.empty()
                        : Staging.reached(Assertion.ACTUAL, acts, actual).stream();
        Stream<StageReached> second =
                announced == null
                        ? Stream.empty()
                        : Staging.reached(Assertion.ANNOUNCED, plans, announced).stream();
        return Stream.concat(first, second)
                .sorted(Comparator.comparing(StageReached::published))
                .toList();
    }

    /** Stays the same as long as older evidence does not turn up. */
    private static String id(List<Testimony> said) {
        return said.stream()
                .min(Comparator.comparing(Testimony::known).thenComparing(t -> t.claim().id()))
                .map(t -> ContentId.of("development", t.claim().id()))
                .orElseThrow(() -> new IllegalStateException("A group is never empty"));
    }

    /**
     * What was said before its source took it back. A wire takes back all copies of its report; a
     * publisher at least its own.
     */
    static Set<String> withdrawn(List<Testimony> said, List<Testimony> corrections) {
        if (corrections.isEmpty()) {
            return Set.of();
        }
        Origins sources = Origins.ofText();
        said.forEach(sources::add);
        corrections.forEach(sources::add);
        Map<Integer, Instant> bySource = new HashMap<>();
        Map<String, Instant> byPublisher = new HashMap<>();
        for (Testimony t : corrections) {
            Instant at = t.claim().article().published();
            bySource.merge(sources.sourceOf(t), at, Findings::later);
            byPublisher.merge(t.claim().article().publisher(), at, Findings::later);
        }
        Set<String> withdrawn = new HashSet<>();
        for (Testimony t : said) {
            Instant bySourceAt = bySource.getOrDefault(sources.sourceOf(t), Instant.MIN);
            Instant byPublisherAt =
                    byPublisher.getOrDefault(t.claim().article().publisher(), Instant.MIN);
            if (!t.claim().article().published().isAfter(later(bySourceAt, byPublisherAt))) {
                withdrawn.add(t.claim().id());
            }
        }
        return withdrawn;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    /** The strongest that an authority or several publishers claim; else the strongest. */
    private static @Nullable Basis basis(List<Testimony> support) {
        Map<Basis, Set<String>> publishers = new EnumMap<>(Basis.class);
        Set<Basis> authoritative = new HashSet<>();
        for (Testimony t : support) {
            Basis basis = t.basis();
            if (basis == null) {
                continue;
            }
            publishers
                    .computeIfAbsent(basis, _ -> new HashSet<>())
                    .add(t.claim().article().publisher());
            if (t.isAuthority() || t.isBaseline()) {
                authoritative.add(basis);
            }
        }
        List<Basis> claimed = new ArrayList<>(publishers.keySet());
        List<Basis> sound =
                publishers.entrySet().stream()
                        .filter(e ->
                                authoritative.contains(e.getKey())
                                        || e.getValue().size() >= BASIS_PUBLISHERS)
                        .map(Map.Entry::getKey)
                        .toList();
        List<Basis> choice = sound.isEmpty() ? claimed : sound;
        return choice.isEmpty() ? null : choice.getLast();
    }
}
