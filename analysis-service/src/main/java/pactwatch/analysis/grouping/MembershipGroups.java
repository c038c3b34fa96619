package pactwatch.analysis.grouping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim.Basis;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.DateSpan.Precision;
import pactwatch.analysis.evidence.Testimony;

/**
 * Groups what is told of one kind of membership change: one group until the opposite happens, or
 * until it is told on a higher basis. Exact dates are placed first; a vaguer date joins the latest
 * group that it can mean.
 */
final class MembershipGroups {

    /** A higher basis told within this time of the act is a fuller account of the same act. */
    private static final int SAME_ACT_DAYS = 30;

    /** A date with all who tell it, of the kind itself or of its opposite. */
    private record Anchor(boolean isOwn, DateSpan span, List<Testimony> told) {

        static final Comparator<Anchor> BY_DATE =
                Comparator.comparingLong((Anchor a) -> a.span().middle())
                        .thenComparing(Anchor::isOwn)
                        .thenComparing(a -> a.span().first())
                        .thenComparing(a -> a.span().edtf());
    }

    private final List<Anchor> anchors = new ArrayList<>();
    private final Runs runs;
    private final List<Group> groups = new ArrayList<>();

    private MembershipGroups(Supplier<Scale> scales) {
        runs = new Runs(scales);
    }

    /** The kinds that end what a kind begins. */
    static Set<Kind> opposites(Kind kind) {
        return switch (kind) {
            case SUSPENSION -> EnumSet.of(Kind.RESUMPTION, Kind.ACCESSION);
            case RESUMPTION -> EnumSet.of(Kind.SUSPENSION);
            case WITHDRAWAL -> EnumSet.of(Kind.ACCESSION);
            case ACCESSION -> EnumSet.of(Kind.WITHDRAWAL);
            case OBSERVER -> EnumSet.of(Kind.ACCESSION, Kind.WITHDRAWAL);
            case INTERVENTION,
                    INTERVENTION_END,
                    ASSISTANCE_REQUEST,
                    ASSISTANCE_REFUSAL,
                    EXERCISE_CANCELLED,
                    BOYCOTT,
                    DUES_REFUSED,
                    MEMBER_CLASH,
                    AFFIRMATION ->
                    EnumSet.noneOf(Kind.class);
        };
    }

    /**
     * Groups ACTUAL testimonies.
     *
     * @param own all of one kind
     * @param opposite all of its opposite kinds
     * @param scales a new scale each time
     */
    static MembershipGroups of(
            Sort sort, List<Testimony> own, List<Testimony> opposite, Supplier<Scale> scales) {
        MembershipGroups timeline = new MembershipGroups(scales);
        for (Precision precision : Precision.values()) {
            timeline.place(anchors(own, true, precision), precision);
            timeline.place(anchors(opposite, false, precision), precision);
            timeline.anchors.sort(Anchor.BY_DATE);
        }
        timeline.divide();
        timeline.runs.all().forEach(run -> timeline.groups.addAll(byBasis(sort, run)));
        joinUndated(sort, own, timeline.groups);
        return timeline;
    }

    List<Group> groups() {
        return groups;
    }

    /** The days on which the opposite, as far as it is held, began. */
    List<LocalDate> ends() {
        return runs.ends();
    }

    private static List<Anchor> anchors(List<Testimony> told, boolean isOwn, Precision precision) {
        Map<String, Anchor> byDate = new TreeMap<>();
        for (Testimony t : told) {
            DateSpan span = t.when();
            if (span != null && span.precision() == precision) {
                byDate.computeIfAbsent(
                                span.edtf() + " " + span.last(),
                                _ -> new Anchor(isOwn, span, new ArrayList<>()))
                        .told()
                        .add(t);
            }
        }
        return List.copyOf(byDate.values());
    }

    private void place(List<Anchor> batch, Precision precision) {
        List<Anchor> fresh = new ArrayList<>();
        for (Anchor anchor : batch) {
            Optional<Anchor> home =
                    precision == Precision.DAY ? Optional.empty() : latestThatItCanMean(anchor);
            home.ifPresentOrElse(a -> a.told().addAll(anchor.told()), () -> fresh.add(anchor));
        }
        anchors.addAll(fresh);
    }

    /** Walks back in time and remembers where the opposite began last. */
    private Optional<Anchor> latestThatItCanMean(Anchor vague) {
        LocalDate end = LocalDate.MAX;
        for (Anchor anchor : anchors.reversed()) {
            if (anchor.isOwn() != vague.isOwn()) {
                end = anchor.span().first();
            } else if (!anchor.span().first().isAfter(vague.span().last())
                    && vague.span().first().isBefore(end)) {
                return Optional.of(anchor);
            }
        }
        return Optional.empty();
    }

    private void divide() {
        for (Anchor anchor : anchors) {
            if (anchor.isOwn()) {
                runs.own(anchor.told());
            } else {
                runs.opposite(anchor.span(), anchor.told());
            }
        }
        runs.close();
    }

    private static List<Group> byBasis(Sort sort, List<Testimony> run) {
        List<LocalDate> starts = isStaged(sort.kind()) ? basisStarts(run) : List.of();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i <= starts.size(); i++) {
            groups.add(new Group(sort));
        }
        for (Testimony t : run) {
            LocalDate day = latestDay(t);
            long begun = starts.stream().filter(s -> !s.isAfter(day)).count();
            groups.get(Math.toIntExact(begun)).say(t);
        }
        groups.removeIf(Group::isEmpty);
        return groups;
    }

    /** Leaving goes in steps, from staying away to a legal act; joining is one act, oddly dated. */
    private static boolean isStaged(Kind kind) {
        return kind == Kind.SUSPENSION || kind == Kind.WITHDRAWAL;
    }

    private static LocalDate latestDay(Testimony t) {
        DateSpan when = t.when();
        return when == null ? t.published() : when.last();
    }

    /**
     * The days on which news raised the basis of what had begun well before. An act whose basis is
     * not told was declared.
     */
    private static List<LocalDate> basisStarts(List<Testimony> run) {
        Map<Basis, LocalDate> firstDays = new EnumMap<>(Basis.class);
        for (Testimony t : run) {
            Basis basis = Objects.requireNonNullElse(t.basis(), Basis.DECLARED);
            DateSpan when = t.when();
            boolean isTelling = t.claim().isNews() || t.isBaseline();
            if (when != null && isTelling && isExact(when)) {
                firstDays.merge(basis, when.first(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        List<LocalDate> starts = new ArrayList<>();
        LocalDate last = null;
        for (LocalDate day : firstDays.values()) {
            if (last != null && day.isAfter(last.plusDays(SAME_ACT_DAYS))) {
                starts.add(day);
            }
            last = later(last, day);
        }
        return starts;
    }

    private static LocalDate later(@Nullable LocalDate a, LocalDate b) {
        return a == null || b.isAfter(a) ? b : a;
    }

    private static boolean isExact(DateSpan span) {
        return span.precision().compareTo(Precision.MONTH) <= 0;
    }

    /** An undated claim means the latest that had begun when it was published. */
    private static void joinUndated(Sort sort, List<Testimony> own, List<Group> groups) {
        List<Group> dated = List.copyOf(groups);
        Group rest = new Group(sort);
        for (Testimony t : own) {
            if (t.when() == null) {
                Group.latestBegun(dated, t.published()).orElse(rest).say(t);
            }
        }
        if (!rest.isEmpty()) {
            groups.add(rest);
        }
    }
}
