package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.pack.BaselineEntry;
import pactwatch.analysis.pack.Pack;
import pactwatch.analysis.text.Mark;

/** Whether claims are told as news of the cycle or as background. */
final class NewsRule {

    /** A news cycle: how long after an act its telling is still news. */
    private static final int CYCLE_DAYS = 8;

    /** How long an act that can be done again is still recalled without a word of its age. */
    private static final int RECALL_DAYS = 60;

    /** "Remains frozen": a state that goes on is no news. */
    private static final int STILL_WINDOW = 4;

    /** Sentences at the head of an article that tell its news. */
    private static final int LEAD_SENTENCES = 4;

    private final Pack pack;
    private final LocalDate published;
    private final LocalDate cycleStart;
    private final LocalDate recallStart;

    NewsRule(Pack pack, LocalDate published) {
        this.pack = pack;
        this.published = published;
        this.cycleStart = published.minusDays(CYCLE_DAYS);
        this.recallStart = published.minusDays(RECALL_DAYS);
    }

    /** The drafts of an article, each marked as news or not. */
    List<Draft> settle(List<Draft> drafts) {
        List<Draft> settled = new ArrayList<>();
        List<Draft> open = new ArrayList<>();
        for (Draft draft : drafts) {
            Boolean isNews = byItself(draft);
            if (isNews == null) {
                open.add(draft);
            } else {
                settled.add(draft.asNews(isNews));
            }
        }
        List<Draft> all = new ArrayList<>(settled);
        open.forEach(d -> all.add(d.asNews(isOfCycle(d, settled))));
        return all.stream().map(d -> d.asNews(d.isNews() && !isOver(d, all))).toList();
    }

    /** What a draft says of its own age; null if it says nothing. */
    private @Nullable Boolean byItself(Draft draft) {
        if (!draft.isActual()) {
            return isFresh(draft);
        }
        int trigger = draft.frame().trigger().from();
        boolean isAffirmed = draft.kind() == Kind.AFFIRMATION;
        if (!isAffirmed && draft.reading().hasWithin("STILL", trigger - STILL_WINDOW, trigger)) {
            return false;
        }
        if (draft.reading().has("RESTATED") && isStanding(draft)) {
            return false;
        }
        EventDate date = draft.date();
        if (date != null) {
            boolean isRecent = !date.isYear() && !date.last().isBefore(cycleStart);
            return isRecent && (date.isDay() || !isStanding(draft));
        }
        if (isStanding(draft)) {
            return false;
        }
        return isLead(draft) ? Boolean.TRUE : null;
    }

    private boolean isFresh(Draft draft) {
        boolean isPast = draft.date() != null && draft.date().last().isBefore(cycleStart);
        boolean isOldSaying = draft.saidOn() != null && draft.saidOn().last().isBefore(cycleStart);
        boolean isStanding = draft.assertion() == Assertion.ANNOUNCED && isStanding(draft);
        return !isPast
                && !isOldSaying
                && !isStanding
                && !draft.reading().hasWithin("BACKGROUND", 0, draft.frame().trigger().from());
    }

    private static boolean isLead(Draft draft) {
        Reading reading = draft.reading();
        boolean isHead = reading.isTitle() || reading.index() < LEAD_SENTENCES;
        String value = draft.frame().trigger().value();
        boolean isNoun = value.equals("NOUN") || value.equals("BORDER");
        boolean isFirst = reading.isTitle() || reading.index() == 0;
        return isHead
                && (!isNoun || isFirst || reading.has("RECENT"))
                && (!isStill(draft) || draft.kind() == Kind.AFFIRMATION)
                && !reading.has("BACKGROUND");
    }

    /** "Still", "remains"; but not the "stays" of "stays away". */
    private static boolean isStill(Draft draft) {
        Mark trigger = draft.frame().trigger();
        return draft.reading().of("STILL").stream()
                .anyMatch(s -> s.to() <= trigger.from() || s.from() >= trigger.to());
    }

    /** What is told beside its own news, such as the reaction to it, is of the same cycle. */
    private boolean isOfCycle(Draft draft, List<Draft> settled) {
        boolean isToday = draft.saidOn() != null && !draft.saidOn().last().isBefore(cycleStart);
        return isToday
                || isInBaselineCycle(draft)
                || settled.stream()
                        .filter(Draft::isNews)
                        .filter(d -> d.member().equals(draft.member()))
                        .anyMatch(d -> isOfSameNews(d.kind(), draft.kind()));
    }

    private static boolean isOfSameNews(Kind news, Kind told) {
        return news == told || (told == Kind.ASSISTANCE_REQUEST && news == Kind.INTERVENTION);
    }

    private boolean isInBaselineCycle(Draft draft) {
        return pack.baseline().stream()
                .filter(b -> b.member().equals(draft.member()) && b.kind() == draft.kind())
                .filter(b -> b.assertion() == draft.assertion())
                .anyMatch(b ->
                        !b.published().isBefore(cycleStart) && !b.published().isAfter(published));
    }

    /** Once the news is that a force leaves, its coming is background. */
    private static boolean isOver(Draft draft, List<Draft> all) {
        return draft.kind() == Kind.INTERVENTION
                && draft.isActual()
                && all.stream()
                        .anyMatch(d ->
                                d.kind() == Kind.INTERVENTION_END
                                        && d.member().equals(draft.member())
                                        && d.isNews());
    }

    /** What the sourced past already knows to be so is told as background. */
    private boolean isStanding(Draft draft) {
        Optional<BaselineEntry> last =
                pack.baseline().stream()
                        .filter(b -> b.member().equals(draft.member()))
                        .filter(b -> b.assertion() == draft.assertion())
                        .filter(b -> isOfSameSort(b.kind(), draft.kind()))
                        .filter(b -> b.published().isBefore(cycleStart))
                        .filter(b -> lasts(b.kind()) || !b.published().isBefore(recallStart))
                        .reduce((a, b) -> b.published().isBefore(a.published()) ? a : b);
        return last.filter(b -> b.kind() == draft.kind() || draft.kind() == Kind.INTERVENTION)
                .isPresent();
    }

    /** A membership or a force abroad is a state that lasts; a meeting can be missed again. */
    private static boolean lasts(Kind kind) {
        return kind.isMembership() || isForce(kind);
    }

    private static boolean isOfSameSort(Kind a, Kind b) {
        return a.isMembership() == b.isMembership()
                && (a.isMembership() || isForce(a) == isForce(b));
    }

    private static boolean isForce(Kind kind) {
        return kind == Kind.INTERVENTION || kind == Kind.INTERVENTION_END;
    }
}
