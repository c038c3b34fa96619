package pactwatch.analysis.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.BaselineEntry;

/** When an act was or is to be, and whether it is told as news of the cycle. */
final class Recency {

    /** A news cycle: how long after an act its telling is still news. */
    private static final int CYCLE_DAYS = 8;

    /** How long after an event its denial is news. */
    private static final int DENIAL_DAYS = 60;

    private static final Set<String> LIST_WORDS = Set.of("и", ",", "-", "в", "году", "і", "у");
    private static final int LEAD_SENTENCES = 4;
    private static final int CLAUSE_COST = 8;
    private static final int REACH = 24;

    /** "Подчеркнули в секретариате в субботу": how far from its verb a day of saying stands. */
    private static final int SAID_REACH = 5;

    private final SourcedPast past;
    private final LocalDate published;
    private final List<StatedDate> lead;
    private final List<StatedDate> all;

    /**
     * @param lead the dates that title and first sentences name as far as they have been read
     * @param all the dates that they name, read or not
     */
    Recency(SourcedPast past, List<StatedDate> lead, List<StatedDate> all) {
        this.past = past;
        this.published = past.published();
        this.lead = List.copyOf(lead);
        this.all = List.copyOf(all);
    }

    /** An event date with whether it is news. */
    record Timing(@Nullable String edtf, boolean isNews, boolean isAhead) {}

    Timing of(Scene scene, Found found, List<StatedDate> dates) {
        StatedDate date = nearest(scene, found, dates);
        boolean isAhead = date != null && date.first().isAfter(published.plusDays(1));
        if (found.assertion() == Assertion.ACTUAL && !isAhead) {
            return ofActual(scene, found, date);
        }
        int cycle = found.assertion() == Assertion.DENIED ? DENIAL_DAYS : CYCLE_DAYS;
        boolean isBackground = date != null && date.last().isBefore(published.minusDays(cycle));
        boolean isDatedDenial =
                found.assertion() == Assertion.DENIED
                        && date != null
                        && (date.isMonth() || !found.kind().isMembership());
        boolean isTerm = found.kind() == Kind.INTERVENTION_END && date != null && date.isMonth();
        String edtf =
                date == null
                                || (!isBackground
                                        && !isDatedDenial
                                        && !isTerm
                                        && !date.last().isAfter(published))
                        ? null
                        : date.edtf();
        boolean isMeeting =
                edtf == null
                        && found.kind() == Kind.BOYCOTT
                        && found.assertion() == Assertion.ANNOUNCED;
        return new Timing(isMeeting ? ofMeeting() : edtf, !isBackground, isAhead);
    }

    private Timing ofActual(Scene scene, Found found, @Nullable StatedDate date) {
        Optional<BaselineEntry> known =
                past.last(found.kind(), found.member())
                        .filter(b ->
                                found.kind() != Kind.WITHDRAWAL || !past.isParty(found.member()));
        if (known.isEmpty() && found.kind() == Kind.WITHDRAWAL) {
            known =
                    past.last(Kind.SUSPENSION, found.member())
                            .filter(b -> past.hasEverLeft(found.member()));
        }
        boolean isOfCycle =
                known.filter(b -> !b.published().plusDays(CYCLE_DAYS).isBefore(published))
                        .isPresent();
        if (date != null && !(isOfCycle && isState(found.kind()) && isBesideSaying(scene, date))) {
            LocalDate end = date.isDay() ? date.first() : date.last();
            boolean isFresh =
                    !end.isBefore(published.minusDays(CYCLE_DAYS))
                            && (date.isDay() || date.isMonth());
            boolean isThisYear =
                    date.first().getYear() == published.getYear()
                            && !date.isDay()
                            && !date.isMonth()
                            && isLead(scene)
                            && !isTold(scene, found);
            return new Timing(
                    date.edtf(), (isFresh || isThisYear) && !isStanding(found, known), false);
        }
        if (isOfCycle && isState(found.kind())) {
            String edtf = known.map(BaselineEntry::date).orElse(null);
            boolean isExact = edtf != null && edtf.length() > 7;
            return new Timing(isExact ? String.valueOf(edtf).substring(0, 7) : edtf, true, false);
        }
        boolean isNews = !isStanding(found, known) && isLead(scene) && !isTold(scene, found);
        if (isStandingObserver(scene, found)) {
            return new Timing(null, false, false);
        }
        if (isHabit(scene, found)) {
            return new Timing(null, isNews, false);
        }
        return new Timing(isNews ? ofNews().edtf() : null, isNews, false);
    }

    /** "Не участвует в мероприятиях": what a member does not do at present has no day. */
    private static boolean isHabit(Scene scene, Found found) {
        return found.kind() == Kind.BOYCOTT
                && found.rule().equals("attend")
                && found.trigger().tense().equals("PRES")
                && scene.has("MEMBERSHIP", found.trigger().from(), found.trigger().to());
    }

    /** "Сидят наблюдателями", "сохраняют статус": what a state has been for long. */
    private static boolean isStandingObserver(Scene scene, Found found) {
        return found.kind() == Kind.OBSERVER
                && scene.has("HOLDS", found.trigger().from(), found.trigger().to());
    }

    /** Further years in one list with the nearest date: "в 1999-м и в 2012-м". */
    List<StatedDate> listedYears(Scene scene, Found found, List<StatedDate> dates) {
        StatedDate first = nearest(scene, found, dates);
        if (first == null || first.isDay() || first.isMonth()) {
            return List.of();
        }
        return dates.stream()
                .filter(d -> !d.isDay() && !d.isMonth() && !d.equals(first))
                .filter(d -> isListed(scene, first, d) || isListed(scene, d, first))
                .toList();
    }

    private static boolean isListed(Scene scene, StatedDate left, StatedDate right) {
        int gap = right.from() - left.to();
        if (gap < 1 || gap > 3) {
            return false;
        }
        for (int i = left.to(); i < right.from(); i++) {
            if (!LIST_WORDS.contains(scene.form(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isState(Kind kind) {
        return kind == Kind.SUSPENSION || kind == Kind.WITHDRAWAL;
    }

    private static boolean isLead(Scene scene) {
        return scene.isTitle() || scene.index() < LEAD_SENTENCES;
    }

    /** "Ранее", "напомним", "по-прежнему": told as what was. */
    private static boolean isTold(Scene scene, Found found) {
        return scene.has("BACKGROUND", found.trigger().from(), found.trigger().to())
                || scene.has("BACKGROUND", 0, Math.min(3, scene.size()))
                || (found.kind().isMembership()
                        && scene.has("STILL", found.trigger().from(), found.trigger().to()));
    }

    private boolean isStanding(Found found, Optional<BaselineEntry> known) {
        boolean isOld =
                known.filter(b -> b.published().plusDays(CYCLE_DAYS).isBefore(published))
                        .isPresent();
        return switch (found.kind()) {
            case SUSPENSION -> isOld && past.isSuspended(found.member());
            case WITHDRAWAL -> isOld && !past.isParty(found.member());
            case INTERVENTION -> isOld;
            default -> false;
        };
    }

    /** The first day or month to come that the lead names: when the meeting is that is missed. */
    private @Nullable String ofMeeting() {
        return all.stream()
                .filter(d -> d.isDay() || d.isMonth())
                .filter(d -> d.last().isAfter(published))
                .findFirst()
                .map(StatedDate::edtf)
                .orElse(null);
    }

    /** The day that the lead names, or else the month of publication. */
    private StatedDate ofNews() {
        return lead.stream()
                .filter(StatedDate::isDay)
                .filter(d -> !d.first().isAfter(published))
                .filter(d -> d.first().isAfter(published.minusDays(CYCLE_DAYS)))
                .findFirst()
                .orElse(StatedDate.month(0, 0, published));
    }

    private @Nullable StatedDate nearest(Scene scene, Found found, List<StatedDate> dates) {
        return dates.stream()
                .filter(d -> cost(scene, found, d) <= REACH)
                .filter(d -> !isOfSaying(scene, found, d))
                .filter(d -> d.isDay() || d.isMonth() || isInClause(scene, found, d))
                .filter(d -> !isYearOfDues(found, d))
                .min((a, b) -> Integer.compare(cost(scene, found, a), cost(scene, found, b)))
                .orElse(null);
    }

    /** "В 2024-м взноса не перечислила": the year that the dues are for. */
    private boolean isYearOfDues(Found found, StatedDate date) {
        return found.kind() == Kind.DUES_REFUSED
                && !date.isDay()
                && !date.isMonth()
                && !date.first().isAfter(published);
    }

    /** "Сказал 5 июля": when it was said, not when it happens; the past is dated by its telling. */
    private boolean isOfSaying(Scene scene, Found found, StatedDate date) {
        Trigger trigger = found.trigger();
        int after = Math.abs(date.from() - trigger.end());
        int before = Math.abs(trigger.start() - date.to());
        boolean isNearer = Math.min(after, before) <= 1;
        boolean isOfCycle = !date.last().isBefore(published.minusDays(CYCLE_DAYS));
        return isBesideSaying(scene, date)
                && !isNearer
                && isOfCycle
                && found.assertion() != Assertion.ACTUAL;
    }

    private static boolean isBesideSaying(Scene scene, StatedDate date) {
        int from = date.from();
        while (from > 0 && date.from() - from < SAID_REACH && scene.token(from - 1).isWord()) {
            from--;
        }
        return scene.has("SAY", Math.min(from, date.from() - 2), date.to() + 2);
    }

    private static boolean isInClause(Scene scene, Found found, StatedDate date) {
        return scene.clauseIndex(found.trigger().start()) == scene.clauseIndex(date.from());
    }

    private static int cost(Scene scene, Found found, StatedDate date) {
        int start = found.trigger().start();
        int distance =
                date.from() >= found.trigger().end()
                        ? date.from() - found.trigger().end()
                        : start - date.to() + 1;
        int clauses = Math.abs(scene.clauseIndex(start) - scene.clauseIndex(date.from()));
        return Math.max(0, distance) + clauses * CLAUSE_COST;
    }
}
