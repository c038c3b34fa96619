package pactwatch.analysis.grouping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.evidence.DateSpan;
import pactwatch.analysis.evidence.Testimony;

/** Testimonies about one thing. For one thread. */
public final class Group {

    static final Comparator<Group> BY_START = Comparator.comparing(Group::start);

    /** What nobody dates can have been denied this long before it was first told. */
    private static final int DENIED_BEFORE_DAYS = 30;

    private final Sort sort;
    private final List<Testimony> said = new ArrayList<>();
    private final List<Testimony> disputes = new ArrayList<>();
    private final List<Testimony> corrections = new ArrayList<>();
    private @Nullable DateSpan best;
    private LocalDate firstSaid = LocalDate.MAX;
    private boolean isAct;
    private boolean isOfAuthority;
    private final Set<String> actPublishers = new HashSet<>();

    Group(Sort sort) {
        this.sort = sort;
    }

    Group(Sort sort, List<Testimony> said) {
        this(sort);
        said.forEach(this::add);
    }

    void say(Testimony testimony) {
        add(testimony);
    }

    private void add(Testimony testimony) {
        said.add(testimony);
        DateSpan date = testimony.when();
        if (date != null && (best == null || isBetter(date, best))) {
            best = date;
        }
        if (testimony.said().isBefore(firstSaid)) {
            firstSaid = testimony.said();
        }
        if (testimony.assertion() == Assertion.ACTUAL) {
            isAct = true;
            isOfAuthority |= testimony.isAuthority() || testimony.isBaseline();
            actPublishers.add(testimony.claim().article().publisher());
        }
    }

    void dispute(Testimony testimony) {
        disputes.add(testimony);
    }

    void correct(Testimony testimony) {
        corrections.add(testimony);
    }

    public Sort sort() {
        return sort;
    }

    /** That it happened or will happen, by publication. */
    public List<Testimony> said() {
        return said.stream().sorted(Testimony.BY_PUBLICATION).toList();
    }

    /** Authorities who deny it, by publication. */
    public List<Testimony> disputes() {
        return disputes.stream().sorted(Testimony.BY_PUBLICATION).toList();
    }

    /** Sources that take back reports of this kind, not necessarily reports of this thing. */
    public List<Testimony> corrections() {
        return List.copyOf(corrections);
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    /** Whether more than one publisher, or an authority, says that it happened. */
    boolean isWeighty() {
        return isOfAuthority || actPublishers.size() > 1;
    }

    /** First day that the most exact dates give; the first day on which it was told without any. */
    LocalDate start() {
        return best == null ? firstSaid : best.first();
    }

    private static boolean isBetter(DateSpan date, DateSpan than) {
        int order = date.precision().compareTo(than.precision());
        return order < 0 || (order == 0 && date.first().isBefore(than.first()));
    }

    /** From when on it can be denied. */
    LocalDate disputable() {
        return isAct && best == null ? firstSaid.minusDays(DENIED_BEFORE_DAYS) : start();
    }

    /** The latest of the groups that had begun by a day. */
    static Optional<Group> latestBegun(List<Group> groups, LocalDate day) {
        return groups.stream().filter(g -> !g.start().isAfter(day)).max(BY_START);
    }
}
