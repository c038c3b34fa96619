package pactwatch.analysis.grouping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.evidence.Testimony;

/**
 * Places ANNOUNCED testimonies: with the act that fulfils them, with the state that they go on
 * about, or by themselves.
 */
final class Announcements {

    /** Statements of a coming membership change further apart than this are two announcements. */
    private static final int MEMBERSHIP_GAP_DAYS = 180;

    /** What was announced is told as done up to this many days before it was announced. */
    private static final int BEFORE_DAYS = 30;

    private static final int MEMBERSHIP_FULFILMENT_DAYS = 400;
    private static final int EVENT_FULFILMENT_DAYS = 120;

    private final Sort sort;
    private final Kind kind;
    private final List<Group> groups;
    private final BiPredicate<Group, LocalDate> isOpen;

    /**
     * For one kind.
     *
     * @param groups of ACTUAL testimonies; announcements are added to them
     * @param isOpen whether the state that a group tells of still held on a day
     */
    Announcements(Sort sort, List<Group> groups, BiPredicate<Group, LocalDate> isOpen) {
        this.sort = sort;
        this.kind = sort.kind();
        this.groups = groups;
        this.isOpen = isOpen;
    }

    void place(List<Testimony> announced) {
        List<Group> acts = List.copyOf(groups);
        for (Group statement : statements(announced)) {
            Optional<Group> home = home(acts, statement);
            home.ifPresentOrElse(
                    g -> statement.said().forEach(g::say), () -> groups.add(statement));
        }
    }

    private List<Group> statements(List<Testimony> announced) {
        List<Testimony> fixed =
                announced.stream()
                        .filter(Announcements::isFixed)
                        .sorted(
                                Comparator.comparing(Testimony::said)
                                        .thenComparing(Testimony.BY_PUBLICATION))
                        .toList();
        int gap = kind.isMembership() ? MEMBERSHIP_GAP_DAYS : EventGroups.gapDays(kind);
        List<Group> statements = new ArrayList<>();
        LocalDate last = LocalDate.MIN;
        for (Testimony t : fixed) {
            if (statements.isEmpty() || t.said().isAfter(last.plusDays(gap))) {
                statements.add(new Group(sort));
            }
            statements.getLast().say(t);
            last = t.said();
        }
        joinRetold(announced, statements);
        return statements;
    }

    /** Background that does not say when it was announced retells the latest announcement. */
    private void joinRetold(List<Testimony> announced, List<Group> statements) {
        List<Group> fixed = List.copyOf(statements);
        Group rest = new Group(sort);
        for (Testimony t : announced) {
            if (!isFixed(t)) {
                Group.latestBegun(fixed, t.published()).orElse(rest).say(t);
            }
        }
        if (!rest.isEmpty()) {
            statements.add(rest);
        }
    }

    private static boolean isFixed(Testimony t) {
        return t.claim().isNews() || t.isBaseline() || t.claim().eventDate() != null;
    }

    private Optional<Group> home(List<Group> acts, Group statement) {
        List<LocalDate> days = statement.said().stream().map(Testimony::said).sorted().toList();
        LocalDate first = days.getFirst();
        LocalDate earliest = first.minusDays(BEFORE_DAYS);
        LocalDate latest =
                days.getLast()
                        .plusDays(
                                kind.isMembership()
                                        ? MEMBERSHIP_FULFILMENT_DAYS
                                        : EVENT_FULFILMENT_DAYS);
        return acts.stream()
                .filter(g -> !g.start().isBefore(earliest) && !g.start().isAfter(latest))
                .min(Comparator.comparing(Group::start))
                .or(() ->
                        Group.latestBegun(acts, first)
                                .filter(g -> g.isWeighty() && isOpen.test(g, first)));
    }
}
