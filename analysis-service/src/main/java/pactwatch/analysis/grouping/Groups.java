package pactwatch.analysis.grouping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.evidence.Testimony;
import pactwatch.analysis.evidence.Testimony.Voice;

/** Gathers the testimonies on one member: which tell of the same thing, and who disputes it. */
public final class Groups {

    private final Map<Kind, List<Testimony>> byKind = new EnumMap<>(Kind.class);
    private final Supplier<Scale> scales;

    private Groups(List<Testimony> told, Supplier<Scale> scales) {
        this.scales = scales;
        told.forEach(t -> byKind.computeIfAbsent(t.kind(), _ -> new ArrayList<>()).add(t));
    }

    /**
     * All groups that anybody says have happened or will.
     *
     * @param told everything that is told of one member, by publication
     * @param scales a new scale each time
     */
    public static List<Group> of(List<Testimony> told, Supplier<Scale> scales) {
        Groups groups = new Groups(told, scales);
        return Sort.all().stream().flatMap(s -> groups.of(s).stream()).toList();
    }

    private List<Group> of(Sort sort) {
        Kind kind = sort.kind();
        List<Testimony> own = told(kind).stream().filter(sort::holds).toList();
        List<Testimony> opposite =
                MembershipGroups.opposites(kind).stream()
                        .flatMap(k -> said(told(k), Assertion.ACTUAL).stream())
                        .filter(t -> t.when() != null)
                        .toList();
        List<Testimony> acts = said(own, Assertion.ACTUAL);
        NavigableSet<LocalDate> ends = new TreeSet<>();
        List<Group> groups = new ArrayList<>();
        if (kind.isMembership()) {
            MembershipGroups timeline = MembershipGroups.of(sort, acts, opposite, scales);
            groups.addAll(timeline.groups());
            ends.addAll(timeline.ends());
        } else {
            groups.addAll(EventGroups.of(sort, acts));
        }
        new Announcements(sort, groups, (g, day) -> isOpen(g, day, ends))
                .place(said(own, Assertion.ANNOUNCED));
        dispute(sort, own, groups, ends);
        return groups;
    }

    private List<Testimony> told(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    private static List<Testimony> said(List<Testimony> told, Assertion assertion) {
        return told.stream()
                .filter(t -> t.assertion() == assertion && !t.claim().isCorrection())
                .toList();
    }

    /** A state lasts until its opposite; an event is talked of for a while. */
    private static boolean isOpen(Group group, LocalDate day, NavigableSet<LocalDate> ends) {
        LocalDate start = group.start();
        if (!group.sort().kind().isMembership()) {
            return !day.isAfter(start.plusDays(EventGroups.gapDays(group.sort().kind())));
        }
        LocalDate end = ends.higher(start);
        return end == null || end.isAfter(day);
    }

    private void dispute(
            Sort sort, List<Testimony> own, List<Group> groups, NavigableSet<LocalDate> ends) {
        List<Testimony> denials = new ArrayList<>(own);
        denials.removeIf(t -> t.assertion() != Assertion.DENIED);
        if (isLeaving(sort.kind())) {
            denials.addAll(told(Kind.AFFIRMATION));
        }
        for (Testimony t : denials) {
            if (mayDispute(t)) {
                groups.stream()
                        .filter(g -> !g.disputable().isAfter(t.said()))
                        .max(Group.BY_START)
                        .filter(g -> isOpen(g, t.said(), ends))
                        .ifPresent(g -> g.dispute(t));
            }
        }
        own.stream()
                .filter(t -> t.claim().isCorrection())
                .forEach(t -> groups.forEach(g -> g.correct(t)));
    }

    private static boolean isLeaving(Kind kind) {
        return kind == Kind.SUSPENSION || kind == Kind.WITHDRAWAL;
    }

    private static boolean mayDispute(Testimony t) {
        return Set.of(Voice.MEMBER, Voice.PACT, Voice.BASELINE).contains(t.voice());
    }
}
